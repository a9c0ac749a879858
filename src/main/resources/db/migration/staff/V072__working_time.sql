-- Working time (CD-06): what the company itself has laid down, on top of the published holidays. Nothing is edited away:
-- the latest row of a day, of the hours, of a year holds, and the earlier ones say who wanted what before.
create table marked_day (
    id bigint generated always as identity primary key,
    day date not null check (day between '2000-01-01' and '2099-12-31'),
    -- NONE takes back what was marked before
    mark text not null check (mark in ('HOLIDAY', 'CLOSURE', 'WORKING', 'NONE')),
    name text check (name = btrim(name) and length(name) between 1 and 100),
    version bigint not null,
    changed_by text not null references person (login),
    changed_at timestamptz not null,
    check ((name is null) = (mark = 'NONE'))
);
create index marked_day_latest on marked_day (day, id desc);
create index marked_day_version on marked_day (version);

create table marked_hours (
    id bigint generated always as identity primary key,
    starts time not null,
    ends time not null,
    version bigint not null,
    changed_by text not null references person (login),
    changed_at timestamptz not null,
    check (starts < ends)
);

create table marked_year (
    id bigint generated always as identity primary key,
    year int not null check (year between 2000 and 2099),
    complete boolean not null,
    version bigint not null,
    changed_by text not null references person (login),
    changed_at timestamptz not null
);

create function working_time_stays() returns trigger language plpgsql as $$
begin
    raise exception 'What was laid down about working time stays on record: add a row'
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger marked_day_stays before update or delete or truncate on marked_day
    for each statement execute function working_time_stays();
create trigger marked_hours_stays before update or delete or truncate on marked_hours
    for each statement execute function working_time_stays();
create trigger marked_year_stays before update or delete or truncate on marked_year
    for each statement execute function working_time_stays();

-- Grows with every change, in its transaction; whoever changes anything holds this row. The basis is what the program
-- brings along, holidays and initial hours: where a newer program brings others, that is a change too.
create table working_time (
    one boolean primary key default true check (one),
    version bigint not null,
    basis text not null
);
insert into working_time (version, basis) values (1, '');
