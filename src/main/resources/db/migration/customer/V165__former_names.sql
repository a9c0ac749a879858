-- What customers and persons on their side were once called: texts written then still say it, and whoever is left out of
-- them, or is to be left alone, is known by it. It is put down here whoever changes the name, and however.
create table former_name (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    -- null: the customer itself, or a person that is in its book no more
    contact_person bigint references contact_person (id) on delete set null,
    of_person boolean not null,
    name text not null
);
create index former_name_of_customer on former_name (customer_number);
create index former_name_of_person on former_name (contact_person) where contact_person is not null;

-- An erasure leaves nothing; a merge has a log of its own, by which it is undone.
create function names_are_let_go_of() returns boolean language sql stable as $$
    select coalesce(current_setting('gendan.erasing', true), '') = 'on'
        or coalesce(current_setting('gendan.merging', true), '') = 'on'
$$;

create function was_called(customer text, person bigint, is_person boolean, called text) returns void language sql as $$
    insert into former_name (customer_number, contact_person, of_person, name)
    select customer, person, is_person, btrim(called)
    where btrim(called) <> '' and not names_are_let_go_of() and not exists (select from former_name f
        where f.customer_number = customer and f.contact_person is not distinct from person and f.of_person = is_person
            and f.name = btrim(called))
$$;

create function customer_was_called() returns trigger language plpgsql as $$
begin
    if old.name <> new.name then
        perform was_called(old.number, null, false, old.name);
    end if;
    if old.dossier <> new.dossier then
        perform was_called(old.number, null, key <> 'englishName', old.dossier ->> key)
        from unnest(array['englishName', 'legalRepresentative', 'operatingHead']) key
        where old.dossier ->> key is distinct from new.dossier ->> key;
    end if;
    return null;
end $$;
create trigger customer_was_called after update of name, dossier on customer
    for each row when (old.name <> new.name or old.dossier <> new.dossier) execute function customer_was_called();

create function person_was_called() returns trigger language plpgsql as $$
begin
    perform was_called(old.customer_number, case when tg_op = 'UPDATE' then old.id end, true, old.name);
    return null;
end $$;
create trigger person_was_called after update of name on contact_person
    for each row when (old.name <> new.name) execute function person_was_called();
create trigger person_was_there after delete on contact_person for each row execute function person_was_called();
