-- What moved the open timers and due dates of all running journeys (CD-07): a new contact policy, other working time.
create table timer_move (
    id bigint generated always as identity primary key,
    cause text not null check (cause in ('POLICY', 'CALENDAR', 'BOTH')),
    -- what it is reckoned by: the decision definition and the version of the working calendar
    policy text not null,
    calendar bigint not null,
    asked_at timestamptz not null,
    finished_at timestamptz,
    -- another change came before it had finished, and took its place
    replaced boolean not null default false,
    -- how far it has come: all customers up to this number are done
    last_number text not null default '',
    journeys integer not null default 0,
    waits integer not null default 0,
    tasks integer not null default 0,
    alarms integer not null default 0,
    earlier integer not null default 0,
    later integer not null default 0,
    -- how many waits and tasks are due within a week of asked_at
    due_before integer not null default 0,
    due_after integer not null default 0
);

create index on timer_move (id) where finished_at is null;

-- The customers whose dates could not be moved, and why; each is tried once more at the end.
create table timer_move_failure (
    move_id bigint not null references timer_move (id),
    customer_number text not null references customer (number),
    attempts integer not null default 1,
    reason text not null,
    primary key (move_id, customer_number)
);
