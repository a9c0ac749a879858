-- A purpose that decided nothing is noted no more. What was noted before stays, and can still be withdrawn.
do $$ begin
    execute format('alter table consent add constraint consent_purpose_decides check (purpose <> %L or id <= %s)',
        'NEWS', (select coalesce(max(id), 0) from consent));
end $$;
