-- A calendar part of an e-mail (iCalendar), and what it does: an invitation, or its withdrawal.
alter table outbox_message
    add column calendar text,
    add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
    add check ((calendar is null) = (calendar_method is null));

-- Who was invited to a meeting by mail: they hear when it moves or does not take place.
create table calendar_invitation (
    meeting_id bigint not null references meeting (id),
    person text not null references person (login),
    address text not null,
    invited_at timestamptz not null,
    withdrawn_at timestamptz,
    primary key (meeting_id, person)
);
