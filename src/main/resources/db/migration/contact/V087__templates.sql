-- Words for messages that may be used again (A-05). A version stays as it was written: what was sent by it can be read.
create table message_template (
    id bigint generated always as identity primary key,
    name text not null,
    retired_at timestamptz,
    retired_by text references person (login)
);
create unique index message_template_name on message_template (lower(name));
create table message_template_version (
    template_id bigint not null references message_template (id),
    version integer not null check (version > 0),
    subject text,
    body text not null,
    author text not null references person (login),
    written_at timestamptz not null,
    primary key (template_id, version)
);
