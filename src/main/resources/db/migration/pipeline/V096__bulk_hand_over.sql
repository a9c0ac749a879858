-- All customers of somebody who leaves, handed over behind the scenes, each in a transaction of its own (A-06).
create table bulk_hand_over (
    id bigint generated always as identity primary key,
    leaver text not null references person (login),
    reason text not null,
    asked_by text not null references person (login),
    asked_at timestamptz not null,
    finished_at timestamptz
);
create unique index bulk_hand_over_one_open on bulk_hand_over (leaver) where finished_at is null;

create table bulk_hand_over_customer (
    hand_over_id bigint not null references bulk_hand_over (id),
    customer_number text not null references customer (number),
    receiver text not null references person (login),
    -- GONE: it belonged to somebody else when its turn came
    state text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'GONE', 'FAILED')),
    problem text,
    primary key (hand_over_id, customer_number)
);
create index bulk_hand_over_waiting on bulk_hand_over_customer (hand_over_id, customer_number) where state = 'WAITING';
