-- A rung of the ladder that a late task has climbed (CD-05): each is taken once, however many nodes look.
create table alarm (
    task_id text not null,
    step integer not null check (step >= 0),
    customer_number text not null references customer (number),
    late_since timestamptz not null,
    raised_at timestamptz not null,
    primary key (task_id, step)
);
