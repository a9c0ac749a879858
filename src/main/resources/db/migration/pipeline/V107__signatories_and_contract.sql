-- Who signed, for the customer and for us, and the contract as a file of the customer; it may follow later.
alter table signing add column contract_file bigint references customer_file (id);
alter table signing alter column signatories drop not null;
create table signatory (
    journey_id bigint not null references signing (journey_id),
    side text not null check (side in ('CUSTOMER', 'US')),
    place integer not null,
    name text not null,
    position text,
    primary key (journey_id, side, place)
);
create index signing_of_customer on signing (customer_number);
