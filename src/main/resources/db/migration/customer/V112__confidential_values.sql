-- Faith, health, family and the like: kept apart from the dossier, encrypted, each with the consent it was given with.
create table confidential_value (
    id uuid primary key,
    customer_number text not null references customer (number),
    -- key of the form's field
    field text not null,
    -- AES-256-GCM: which key, its nonce, and the value with its tag; bound to id and field
    key_id text not null,
    nonce bytea not null check (length(nonce) = 12),
    encrypted bytea not null,
    -- what it is kept for, as the form said when consent was given
    purpose text not null,
    consent_on date not null,
    consent_how text not null check (length(btrim(consent_how)) between 1 and 400),
    noted_by text not null,
    noted_at timestamptz not null,
    unique (customer_number, field)
);
create index confidential_value_field on confidential_value (field);

-- Who has read confidential values of whom. Rows are added, never changed.
create table confidential_reading (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    reader text not null,
    read_at timestamptz not null,
    fields text[] not null
);
create index confidential_reading_of_customer on confidential_reading (customer_number, id desc);
create function confidential_reading_stays() returns trigger language plpgsql as $$
begin
    raise exception 'Who has read confidential values is never changed'
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger confidential_reading_stays before update or delete on confidential_reading
    for each row execute function confidential_reading_stays();
create trigger confidential_reading_not_emptied before truncate on confidential_reading
    for each statement execute function confidential_reading_stays();
