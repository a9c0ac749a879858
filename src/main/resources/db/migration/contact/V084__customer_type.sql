-- What kind of person the customer showed itself to be last (T-01 to T-09); the types are rows of the decision table customerType.
create table customer_type (
    customer_number text primary key references customer (number),
    type text not null,
    judged_by text not null references person (login),
    judged_at timestamptz not null
);
