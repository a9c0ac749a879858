-- The ladder of stages is data: an admin may add rungs between B3 and MEMBER (ST-05).
create table stage (
    name text primary key,
    rank integer not null unique,
    phase text not null check (phase in ('OUTREACH', 'MEETING', 'NEGOTIATION', 'MEMBERSHIP'))
);
insert into stage (name, rank, phase) values
    ('A', 10, 'OUTREACH'), ('A2', 20, 'MEETING'), ('B1', 30, 'MEETING'),
    ('B2', 40, 'NEGOTIATION'), ('B3', 50, 'NEGOTIATION'), ('MEMBER', 100, 'MEMBERSHIP');

-- One pursuit of one customer. Its row is locked first by whoever changes the journey.
create table journey (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    stage text not null references stage (name),
    -- the stage that the next meeting leads to, when the last session decided on one
    heading text references stage (name),
    opened_at timestamptz not null,
    opened_by text not null,
    closed_at timestamptz,
    ending text check (ending in ('JOINED', 'LOST', 'RELEASED')),
    process_instance_id text not null,
    check ((closed_at is null) = (ending is null))
);
create unique index journey_one_open on journey (customer_number) where closed_at is null;
create index journey_of_customer on journey (customer_number, id desc);

-- What is on record stays as it is; a correction is a further entry (put on record, 备案).
create table record_entry (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    journey_id bigint references journey (id),
    kind text not null,
    stage text,
    author text not null,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    task_id text unique,
    corrects bigint references record_entry (id),
    content jsonb not null
);
create index record_entry_of_customer on record_entry (customer_number, id desc);
create index record_entry_of_journey on record_entry (journey_id, kind);

-- One contact in either direction.
create table interaction (
    entry_id bigint primary key references record_entry (id),
    customer_number text not null references customer (number),
    kind text not null check (kind in ('REMOTE', 'FACE_TO_FACE')),
    channel text not null,
    direction text not null check (direction in ('INBOUND', 'OUTBOUND')),
    happened_at timestamptz not null,
    contact_person text,
    summary text not null,
    open_question text,
    attitude text,
    feedback text
);
create index interaction_of_customer on interaction (customer_number, happened_at desc);

create function record_stays() returns trigger language plpgsql as $$
begin
    raise exception 'The record is never changed: add an entry that corrects entry %', old.id
        using errcode = 'integrity_constraint_violation';
end $$;
create function interaction_stays() returns trigger language plpgsql as $$
begin
    raise exception 'The record is never changed: add an entry that corrects entry %', old.entry_id
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger record_entry_stays before update or delete on record_entry
    for each row execute function record_stays();
create trigger interaction_stays before update or delete on interaction
    for each row execute function interaction_stays();
create function record_is_not_emptied() returns trigger language plpgsql as $$
begin
    raise exception 'The record is never emptied' using errcode = 'integrity_constraint_violation';
end $$;
create trigger record_entry_not_emptied before truncate on record_entry
    for each statement execute function record_is_not_emptied();
create trigger interaction_not_emptied before truncate on interaction
    for each statement execute function record_is_not_emptied();

-- Who follows up, when, how and what for; at most one is open in a journey (ST-04).
create table next_step (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    journey_id bigint not null references journey (id),
    who text not null references person (login),
    due_on date not null,
    channel text,
    content text,
    purpose text,
    promised boolean not null,
    set_by text not null,
    set_at timestamptz not null,
    closed_at timestamptz,
    closing text check (closing in ('DONE', 'REPLACED', 'DROPPED')),
    check ((closed_at is null) = (closing is null))
);
create unique index next_step_one_open on next_step (journey_id) where closed_at is null;

-- A reminder reaches its person once.
create table reminder (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    person text not null references person (login),
    about text not null,
    subject text not null,
    due_at timestamptz not null,
    given_at timestamptz not null,
    unique (person, about, subject)
);
create index reminder_of_person on reminder (person, given_at desc);

-- A request repeated with its Idempotency-Key is answered like the first time.
create table recorded_request (
    key text not null,
    person text not null,
    entry_id bigint not null references record_entry (id),
    primary key (key, person)
);
