-- When somebody prefers to be called (D-01): on which days of the week, from when to when, in the installation's zone.
create table call_time (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    -- nobody: the customer itself
    contact_person bigint references contact_person (id) on delete cascade,
    -- 1 is Monday
    days smallint[] not null check (cardinality(days) between 1 and 7),
    from_time time not null,
    to_time time not null,
    check (from_time < to_time)
);
create index call_time_of_customer on call_time (customer_number);
create index call_time_of_person on call_time (contact_person) where contact_person is not null;
