-- Role and weight are noted with the contact person when the view that told them opens, never before (S-01, S-11).
alter table decision_judgement
    -- when that was; null as long as the view is sealed
    add column opened_at timestamptz;

alter table decision_judgement disable trigger decision_judgement_stays;

-- Whoever was renamed since keeps what was judged of them.
do $$
declare
    renamed record;
begin
    for renamed in
        select e.customer_number, e.content ->> 'nameBefore' before, e.content ->> 'contactPerson' name, e.recorded_at
        from record_entry e
        where e.kind = 'CONTACT_BOOK' and e.content ->> 'bookChange' = 'CHANGED'
            and btrim(coalesce(e.content ->> 'contactPerson', '')) <> ''
            and e.content ->> 'nameBefore' <> e.content ->> 'contactPerson'
        order by e.id
    loop
        update decision_judgement d set person = renamed.name
        where d.customer_number = renamed.customer_number and lower(d.person) = lower(renamed.before)
            and d.judged_at <= renamed.recorded_at;
    end loop;
end $$;

-- The same condition as the program's, as it was at the time.
update decision_judgement d set opened_at = d.judged_at
where not exists (
    select from record_entry said
    where said.id = (
        select max(source.id) from record_entry source where source.journey_id = d.journey_id
            and source.kind = d.voice || '_VIEW' and source.recorded_at <= d.judged_at)
    and not exists (
        select from record_entry other
        where other.customer_number = said.customer_number and other.journey_id is not distinct from said.journey_id
            and (other.kind in ('SALESPERSON_VIEW', 'MANAGER_VIEW') and other.kind <> said.kind
                or other.kind = 'CONCLUSION' and other.id > said.id)
            and not exists (
                select from record_entry parting
                where parting.customer_number = said.customer_number
                    and parting.journey_id is not distinct from said.journey_id
                    and parting.id > least(said.id, other.id) and parting.id < greatest(said.id, other.id)
                    and (parting.kind in ('MEETING_NOTES', 'REDIRECTION', 'CLOSED')
                        or parting.kind = 'PAUSE' and other.kind <> 'CONCLUSION'))));

alter table decision_judgement enable trigger decision_judgement_stays;

-- A judgement opens once, and it follows its person to another name; what was judged never changes.
create or replace function decision_judgement_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if only_follows_its_customer(to_jsonb(old), to_jsonb(new)) then
            return new;
        end if;
        if to_jsonb(old) - 'opened_at' = to_jsonb(new) - 'opened_at' and old.opened_at is null then
            return new;
        end if;
        if to_jsonb(old) - 'person' = to_jsonb(new) - 'person'
            and exists (select from contact_person p
                where p.customer_number = new.customer_number and lower(p.name) = lower(new.person))
            and (lower(old.person) = lower(new.person) or not exists (select from contact_person p
                where p.customer_number = old.customer_number and lower(p.name) = lower(old.person))) then
            return new;
        end if;
    end if;
    raise exception 'A judgement is never changed: a later session judges anew'
        using errcode = 'integrity_constraint_violation';
end $$;
