-- How a person is reached outside the program (N-01): at one address, with reminders or without.
alter table person
    add column mail_reminders boolean not null default true,
    add check (length(email) between 3 and 254);

-- A person's calendar by an address of its own: whoever knows the secret in it reads that person's meetings.
create table calendar_feed (
    person text primary key references person (login),
    -- SHA-256 of the secret, which itself is told once and kept nowhere
    secret_hash bytea not null unique,
    made_at timestamptz not null
);
