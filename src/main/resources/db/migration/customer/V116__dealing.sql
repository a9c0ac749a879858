-- What a customer bought or nearly bought (D-02, trade): who, what, when, how much, what is still open. Known by the id that
-- it bears where it was kept before.
create table dealing (
    opportunity text primary key,
    customer_number text not null references customer (number),
    -- who of us dealt with them, as it was told
    agent text,
    product text,
    -- as it was told
    stage text not null,
    outcome text not null check (outcome in ('WON', 'LOST', 'OPEN')),
    engaged_on date,
    closed_on date,
    amount numeric,
    problems text,
    imported_at timestamptz not null,
    imported_by text not null
);
create index dealing_of_customer on dealing (customer_number, closed_on);
