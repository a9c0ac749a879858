-- What a dossier tells beyond the columns is described by form files that an administrator edits (D-01, D-02, D-04):
-- validated values by the keys of their fields. Sensitive ones never stand here.
alter table customer
    add column dossier jsonb not null default '{}' check (jsonb_typeof(dossier) = 'object'),
    -- unified social credit code, its check digit sound
    add column credit_code text,
    -- the customer that this one turned out to be (D-07); its own row stays, so that the merge can be undone
    add column merged_into text references customer (number) check (merged_into <> number);
create index customer_dossier on customer using gin (dossier jsonb_path_ops);
create index customer_of_credit_code on customer (credit_code);
create index customer_merged on customer (merged_into) where merged_into is not null;

-- Every way to reach a customer or a contact person of it, those in the columns too.
create table contact_point (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    -- nobody: the customer itself
    contact_person bigint references contact_person (id),
    kind text not null check (kind in ('PHONE', 'MOBILE', 'FAX', 'EMAIL', 'WECHAT', 'ADDRESS')),
    -- as somebody typed it
    value text not null check (length(btrim(value)) between 1 and 500),
    -- the same for every notation: a phone as +8613800138000, an e-mail in small letters
    plain text not null,
    label text,
    -- whether it is the one in the column of its customer or contact person
    main boolean not null default false
);
create unique index contact_point_once on contact_point (customer_number, coalesce(contact_person, 0), kind, plain);
create index contact_point_plain on contact_point (plain);
create index contact_point_part on contact_point using gin (plain gin_trgm_ops);
