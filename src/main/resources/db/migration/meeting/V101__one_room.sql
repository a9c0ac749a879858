-- Those who meet for an analysis session in one room may let one of them enter what each says (S-06).
create table session_room (
    task_id text primary key,
    customer_number text not null references customer (number),
    -- the element id of the task, such as UserTask_GiveManagerView
    task_key text not null,
    said_by text not null,
    entered_by text not null,
    present text[] not null,
    opened_at timestamptz not null
);
create index session_room_of_customer on session_room (customer_number, task_key);
