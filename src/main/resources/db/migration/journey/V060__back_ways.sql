-- A journey may rest until a day.
alter table journey add column paused_until date;

-- Why a journey was lost, to whom, and when to look again (ST-03).
create table loss (
    journey_id bigint primary key references journey (id),
    customer_number text not null references customer (number),
    reason text not null,
    details text,
    competitor text,
    look_again_on date,
    lost_at timestamptz not null
);
create index loss_of_customer on loss (customer_number);
