-- Names are found by parts of them, Chinese ones too.
create extension if not exists pg_trgm;

create sequence customer_number;

create function next_customer_number() returns text language sql as $$
    select 'C-' || lpad(n::text, greatest(6, length(n::text)), '0') from nextval('customer_number') n
$$;

create table customer (
    number text primary key default next_customer_number(),
    name text not null check (length(btrim(name)) between 1 and 200),
    -- the name without case, spaces, width of letters and legal form: equal for one and the same customer
    name_key text not null,
    kind text not null check (kind in ('ORGANISATION', 'PERSON')),
    -- nobody: the customer is in the pool (公海)
    owner text references person (login),
    industry text,
    phone text,
    phone_digits text generated always as (regexp_replace(phone, '[^0-9]', '', 'g')) stored,
    email text,
    city text,
    website text,
    employees integer check (employees >= 0),
    revenue numeric,
    revenue_unit text,
    founded integer,
    subsidiary_of text references customer (number) deferrable initially deferred,
    tags text[] not null default '{}',
    created_at timestamptz not null,
    created_by text not null
);
create index customer_by_name on customer (name, number);
create index customer_by_name_key on customer using gin (name_key gin_trgm_ops);
create index customer_same_name on customer (name_key);
create index customer_name_part on customer using gin (name gin_trgm_ops);
create index customer_number_part on customer using gin (number gin_trgm_ops);
create index customer_phone_part on customer using gin (phone_digits gin_trgm_ops);
create index customer_of_owner on customer (owner, name);
create index customer_tagged on customer using gin (tags);

-- A person on the customer's side (对接人).
create table contact_person (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    name text not null check (length(btrim(name)) between 1 and 200),
    role text check (role in ('DECISION_MAKER', 'INFLUENCER', 'ALLY', 'ASSISTANT', 'OPPONENT')),
    -- share in the customer's decision, in percent
    weight integer check (weight between 0 and 100),
    phone text,
    email text
);
create unique index contact_person_once on contact_person (customer_number, lower(name));

-- A request repeated with its Idempotency-Key is answered like the first time.
create table customer_request (
    key text not null,
    person text not null,
    content_hash text not null,
    customer_number text not null references customer (number) deferrable initially deferred,
    primary key (key, person)
);
