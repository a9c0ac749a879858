-- Who keeps the dossiers of a department (档案管理员): named by its director (D-03).
create table dossier_keeper (
    department text primary key,
    login text not null references person (login),
    named_by text not null,
    named_at timestamptz not null
);
