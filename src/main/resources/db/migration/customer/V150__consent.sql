-- What a customer, or a person on its side, has agreed to, and on what ground we may do it; a later row takes the place of
-- an earlier one.
create table consent (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    -- null: the customer itself
    contact_person bigint references contact_person (id) on delete cascade,
    purpose text not null check (purpose in ('CONTACT', 'NEWS', 'EXAMPLE')),
    basis text not null check (basis in ('CONSENT', 'CONTRACT', 'LEGITIMATE_INTEREST')),
    given_on date not null,
    how text not null check (length(btrim(how)) between 1 and 400),
    noted_by text not null references person (login),
    noted_at timestamptz not null,
    withdrawn_on date,
    withdrawn_how text check (length(btrim(withdrawn_how)) between 1 and 400),
    withdrawn_noted_by text references person (login),
    withdrawn_noted_at timestamptz,
    check ((withdrawn_on is null) = (withdrawn_noted_at is null)),
    check (withdrawn_on is null or withdrawn_on >= given_on)
);
create index consent_of_customer on consent (customer_number, id);
create index consent_of_person on consent (contact_person) where contact_person is not null;
