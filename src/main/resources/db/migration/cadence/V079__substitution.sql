-- A task that somebody does in place of a person who is away (CD-06). The row is open until the task is returned or goes
-- elsewhere; that of a completed task stays open, and says in whose place it was done.
create table substitution (
    id bigint generated always as identity primary key,
    task_id text not null,
    customer_number text not null references customer (number),
    from_person text not null references person (login),
    to_person text not null references person (login),
    -- null for somebody who has left
    leave_id bigint references leave (id),
    -- false: it was only offered to the person, and is only offered again when it returns
    was_assigned boolean not null,
    moved_at timestamptz not null,
    returned_at timestamptz
);
create unique index substitution_one_open on substitution (task_id) where returned_at is null;
create index substitution_of_customer on substitution (customer_number);
