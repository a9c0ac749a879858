-- The contract that made a customer a member.
create table signing (
    journey_id bigint primary key references journey (id),
    customer_number text not null references customer (number),
    joining_fee numeric(18, 2) not null check (joining_fee > 0),
    currency text not null,
    term_months integer not null check (term_months > 0),
    signed_on date not null,
    signatories text not null
);
