-- Days on which a person is away, and who stands in (CD-06). What is withdrawn stays as history.
create table leave (
    id bigint generated always as identity primary key,
    person text not null references person (login),
    first_day date not null,
    last_day date not null,
    substitute text references person (login),
    note text,
    entered_by text not null references person (login),
    entered_at timestamptz not null,
    withdrawn_by text references person (login),
    withdrawn_at timestamptz,
    check (first_day <= last_day),
    check (substitute <> person),
    check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index leave_of_person on leave (person, last_day);
create index leave_by_day on leave (last_day) where withdrawn_at is null;
