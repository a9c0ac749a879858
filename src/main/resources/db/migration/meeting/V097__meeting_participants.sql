-- Who of our side takes part in a meeting (M-07); nobody is marked as note-taker where the customer's owner takes notes.
create table meeting_participant (
    meeting_id bigint not null references meeting (id),
    person text not null references person (login),
    leads boolean not null default false,
    takes_notes boolean not null default false,
    primary key (meeting_id, person)
);
create index meeting_participant_person on meeting_participant (person);
create unique index meeting_participant_lead on meeting_participant (meeting_id) where leads;
create unique index meeting_participant_note_taker on meeting_participant (meeting_id) where takes_notes;

-- By which calendars know a meeting again: the same as long as it exists, and how often it has changed since.
alter table meeting
    add column calendar_uid uuid not null default gen_random_uuid(),
    add column calendar_sequence integer not null default 0;
create unique index meeting_calendar_uid on meeting (calendar_uid);
