-- What is to leave the house: put in with the transaction that decides on it, carried out afterwards (A-05).
create table outbox_message (
    id bigint generated always as identity primary key,
    -- what makes it this message and no other, such as the task that sent it: nobody puts it in twice
    message_key text not null unique,
    medium text not null check (medium in ('EMAIL', 'SMS', 'WECOM', 'DINGTALK', 'FEISHU')),
    customer_number text references customer (number),
    sender text references person (login),
    recipient text,
    subject text,
    body text not null,
    put_at timestamptz not null,
    next_try_at timestamptz not null,
    tries integer not null default 0,
    sent_at timestamptz,
    given_up_at timestamptz,
    check (sent_at is null or given_up_at is null)
);
create index outbox_message_due on outbox_message (next_try_at, id) where sent_at is null and given_up_at is null;
create index outbox_message_of_customer on outbox_message (customer_number, id desc);

-- Every time a message was handed over, or was to be: how often it may have arrived.
create table outbox_try (
    message_id bigint not null references outbox_message (id),
    number integer not null,
    begun_at timestamptz not null,
    -- null while it is under way, and for ever when the node was killed meanwhile
    outcome text check (outcome in ('SENT', 'FAILED', 'UNCERTAIN', 'REFUSED')),
    problem text,
    primary key (message_id, number)
);
