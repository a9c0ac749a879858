-- Files attached to customers (A-09); kept like the record, never changed.
create table customer_file (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    name text not null check (length(name) between 3 and 200),
    media_type text not null,
    bytes bigint not null check (bytes > 0),
    sha256 text not null,
    note text,
    added_by text not null references person (login),
    added_at timestamptz not null
);
-- The same file sent twice is one.
create unique index customer_file_once on customer_file (customer_number, sha256, name);
create index customer_file_of_customer on customer_file (customer_number, id desc);

-- Apart from what is listed, so that no list reads them.
create table customer_file_content (
    file_id bigint primary key references customer_file (id),
    content bytea not null
);
