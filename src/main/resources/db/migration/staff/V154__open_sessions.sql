-- Where people are signed in, so that they can look it up and end it from elsewhere. A row goes with its session; the handle
-- names the session to people and opens nothing.
create table open_session (
    handle uuid primary key,
    login text not null references person on delete cascade,
    -- the running program that keeps the session: what it leaves behind when it stops is gone
    node uuid not null,
    begun_at timestamptz not null,
    used_at timestamptz not null,
    browser text not null,
    address text not null
);
create index open_session_of on open_session (login);
create index open_session_by_age on open_session (used_at);
