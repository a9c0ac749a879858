-- A file that was checked and waits for its sender's word, or an import too long to wait for: any node may do it, and
-- does it again when another one dies over it.
create table import_job (
    id uuid primary key,
    person text not null references person (login),
    locale text not null,
    file bytea,
    dry_run boolean not null,
    owner text,
    start_journeys boolean not null,
    state text not null check (state in ('CHECKED', 'WAITING', 'DONE', 'REFUSED')),
    rows_in_file integer not null,
    rows_read integer not null default 0,
    report jsonb,
    refusal text,
    asked_at timestamptz not null,
    finished_at timestamptz,
    check ((state in ('CHECKED', 'WAITING')) = (file is not null)),
    check ((state in ('CHECKED', 'WAITING')) = (finished_at is null))
);
create index import_job_waiting on import_job (asked_at) where state = 'WAITING';
