-- By what customers that may be the same are brought together, without comparing all with all (D-07): equal keys meet.
create table duplicate_key (
    customer_number text not null references customer (number) on delete cascade,
    kind text not null check (kind in ('CODE', 'PHONE', 'EMAIL', 'SITE', 'NAME', 'SLIP')),
    value text not null,
    primary key (kind, value, customer_number)
);
create index duplicate_key_of_customer on duplicate_key (customer_number);

-- Customers that are still to be compared: all at first, then whoever changes.
create table duplicate_check (
    customer_number text primary key references customer (number) on delete cascade
);
insert into duplicate_check select number from customer;

create table duplicate_pair (
    one text not null references customer (number) on delete cascade,
    other text not null references customer (number) on delete cascade check (one < other),
    score numeric(3, 2) not null check (score between 0 and 1),
    reasons text[] not null,
    -- OPEN: somebody is to decide; what is NOT_SAME is never asked again
    state text not null default 'OPEN' check (state in ('OPEN', 'NOT_SAME')),
    found_at timestamptz not null,
    decided_by text references person (login),
    decided_at timestamptz,
    primary key (one, other)
);
create index duplicate_pair_other on duplicate_pair (other);
create index duplicate_pair_open on duplicate_pair (score desc, one, other) where state = 'OPEN';
