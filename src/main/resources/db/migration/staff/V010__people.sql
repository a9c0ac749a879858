create table department (
    id bigint generated always as identity primary key,
    name text not null unique check (name = btrim(name) and length(name) between 1 and 100)
);

create table team (
    id bigint generated always as identity primary key,
    name text not null check (name = btrim(name) and length(name) between 1 and 100),
    department_id bigint references department,
    manager text
);
create unique index team_name on team (coalesce(department_id, 0), name);

create table person (
    login text primary key check (login ~ '^[a-z0-9][a-z0-9._@+-]{0,63}$'),
    name text not null check (name = btrim(name) and length(name) between 1 and 100),
    role text not null check (role in
        ('SALESPERSON', 'MANAGER', 'SENIOR_MANAGER', 'DIRECTOR', 'PRINCIPAL', 'ACCOUNT_MANAGER', 'ADMIN', 'AUDITOR')),
    team_id bigint references team,
    department_id bigint references department,
    active boolean not null default true,
    email text,
    password_hash text not null,
    password_set_at timestamptz not null,
    must_change_password boolean not null,
    -- chosen by the person, so that nothing but the person changes it
    password_own boolean not null default false
);
create index person_team on person (team_id);
create index person_department on person (department_id);
create index person_role on person (role);

alter table team add foreign key (manager) references person;

-- the brake on guessing passwords, kept here so that it holds on every node
create table failed_sign_in (
    login text primary key,
    failures integer not null,
    last_at timestamptz not null
);
