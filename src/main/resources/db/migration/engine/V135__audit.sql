-- Who did what with rights and secrets, in the order in which it was written.
create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    kind text not null,
    -- the login of who did it; null for the program itself
    actor text,
    -- a customer's number, a login, the name of a deployment
    subject text,
    details jsonb not null
);
