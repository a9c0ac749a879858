-- A long import is stored chunk by chunk, each with how far it is: one that is killed goes on where it stopped (D-06).
create table import_part (
    job uuid not null references import_job (id) on delete cascade,
    part integer not null,
    content bytea not null,
    primary key (job, part)
);
insert into import_part select id, 0, file from import_job where file is not null;

alter table import_job
    drop constraint import_job_state_check,
    drop constraint import_job_check,
    drop constraint import_job_check1,
    drop column file,
    add column file_name text,
    -- XLSX, or the encoding of the text
    add column format text,
    add column header text[] not null default '{}',
    -- which column is read into which field; empty where the names alone decide
    add column columns jsonb not null default '{}',
    add column match text not null default 'NUMBER' check (match in ('NUMBER', 'CREDIT_CODE', 'NAME')),
    -- whether the file waits for its sender's word after a dry run
    add column kept boolean not null default false,
    add column created integer not null default 0,
    add column updated integer not null default 0,
    add column duplicates integer not null default 0,
    add column journeys_started integer not null default 0,
    add column faulty integer not null default 0,
    add column begun_at timestamptz,
    -- the node that works on it, and when it last did; another takes over when this is long ago
    add column node text,
    add column beat_at timestamptz,
    add constraint import_job_state check (state in ('NEW', 'CHECKED', 'WAITING', 'DONE', 'REFUSED', 'CANCELLED'));
update import_job set created = (report ->> 'created')::integer, updated = (report ->> 'updated')::integer,
    duplicates = (report ->> 'duplicates')::integer, journeys_started = (report ->> 'journeysStarted')::integer
where report is not null;
alter table import_job drop column report;
update import_job set kept = true where state = 'CHECKED';
create index import_job_of_person on import_job (person, asked_at);

-- What is wrong with a row, or worth a look.
create table import_remark (
    id bigint generated always as identity primary key,
    job uuid not null references import_job (id) on delete cascade,
    kind text not null check (kind in ('ERROR', 'HINT')),
    row_number integer,
    column_name text,
    message text not null
);
create index import_remark_of_job on import_remark (job, kind, id);

-- The rows that were not taken, as they came, to be mended and sent again.
create table import_fault (
    job uuid not null references import_job (id) on delete cascade,
    row_number integer not null,
    cells text[] not null,
    primary key (job, row_number)
);

-- Parent companies that stand further down in the file; found when all rows are in.
create table import_parent (
    job uuid not null references import_job (id) on delete cascade,
    customer_number text not null references customer (number),
    parent_key text not null,
    primary key (job, customer_number)
);

-- Which column went into which field when this person last sent a file with these columns.
create table import_mapping (
    person text not null references person (login),
    -- SHA-256 of the names of the columns
    header text not null,
    columns jsonb not null,
    primary key (person, header)
);
