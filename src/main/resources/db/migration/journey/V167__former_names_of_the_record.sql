-- What was renamed or taken out before there was a place for it stands on record.
insert into former_name (customer_number, of_person, name)
select distinct e.customer_number, key not in ('name', 'englishName'), btrim(e.content -> key ->> 'before')
from record_entry e join customer c on c.number = e.customer_number,
    unnest(array['name', 'englishName', 'legalRepresentative', 'operatingHead']) key
where e.kind = 'DOSSIER' and c.erased_at is null and btrim(e.content -> key ->> 'before') <> ''
    and e.content -> key ->> 'before' not like '%[erased]%'
    and btrim(e.content -> key ->> 'before') <> case key when 'name' then c.name else coalesce(c.dossier ->> key, '') end;

-- Of a person, one name after the other.
with recursive called (customer_number, person, name) as (
    select customer_number, id, name from contact_person
    union
    select c.customer_number, c.person, btrim(e.content ->> 'nameBefore') from called c
    join record_entry e on e.customer_number = c.customer_number and e.kind = 'CONTACT_BOOK'
        and lower(btrim(e.content ->> 'contactPerson')) = lower(c.name) and btrim(e.content ->> 'nameBefore') <> '')
insert into former_name (customer_number, contact_person, of_person, name)
select c.customer_number, c.person, true, c.name from called c
where c.name not like '%[erased]%' and not exists (select from contact_person p where p.id = c.person and p.name = c.name);

insert into former_name (customer_number, of_person, name)
select distinct e.customer_number, true, btrim(told.name)
from record_entry e join customer c on c.number = e.customer_number,
    unnest(array[e.content ->> 'contactPerson', e.content ->> 'nameBefore']) told (name)
where e.kind = 'CONTACT_BOOK' and c.erased_at is null and btrim(told.name) <> '' and told.name not like '%[erased]%'
    and not exists (select from contact_person p
        where p.customer_number = e.customer_number and lower(p.name) = lower(btrim(told.name)))
    and not exists (select from former_name f
        where f.customer_number = e.customer_number and f.of_person and lower(f.name) = lower(btrim(told.name)));
