-- Sign-in: guesses are braked where they come from, sessions can all be ended, and people may come in from the
-- organisation's own sign-in.
alter table person
    -- grows when all of a person's sessions are to end
    add column session_epoch integer not null default 0,
    add column last_sign_in_at timestamptz,
    -- who this is at the organisation's OpenID provider; null for whoever signs in with a password of ours
    add column oidc_subject text unique check (length(oidc_subject) between 1 and 500);

-- Failures, counted per login and place they come from, per login, and per place. The keys are keyed hashes: what was
-- typed (people type passwords where a login belongs) and where from is kept nowhere.
drop table failed_sign_in;
create table sign_in_brake (
    key text primary key,
    failures integer not null,
    last_at timestamptz not null
);
create index sign_in_brake_by_age on sign_in_brake (last_at);

-- From where a person has signed in: a browser, by the cookie it was given, or an address. Keyed hashes, too.
create table known_source (
    login text not null references person on delete cascade,
    source text not null,
    seen_at timestamptz not null,
    primary key (login, source)
);
create index known_source_by_age on known_source (seen_at);

-- The key of those hashes, one for the installation: a list of all addresses can't be tried out without it.
create table sign_in_secret (
    one boolean primary key default true check (one),
    secret bytea not null
);
insert into sign_in_secret (secret)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid() || gen_random_uuid() || gen_random_uuid(), 'UTF8')));
