-- When somebody last looked whether all that a dossier tells still holds (D-03).
alter table customer
    add column dossier_checked_at timestamptz,
    add column dossier_checked_by text;
