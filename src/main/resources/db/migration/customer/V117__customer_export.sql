-- Who took customers out as a table, which and how many (D-06).
create table customer_export (
    id bigint generated always as identity primary key,
    person text not null references person (login),
    at timestamptz not null,
    format text not null check (format in ('CSV', 'XLSX')),
    filter jsonb not null,
    -- unknown while it runs, and where it broke off
    customers integer
);
create index customer_export_at on customer_export (at);
