-- How old each value of a dossier is: when it was written last, by the keys of the fields (D-03).
alter table customer
    add column dossier_since jsonb not null default '{}' check (jsonb_typeof(dossier_since) = 'object');
