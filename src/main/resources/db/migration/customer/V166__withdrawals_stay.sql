-- Whoever has withdrawn their consent is known as long as the withdrawal stands: taking the person out of the book takes it
-- away no longer, nor does moving the number to somebody else.
alter table consent drop constraint consent_contact_person_fkey;
alter table consent add constraint consent_contact_person_fkey foreign key (contact_person) references contact_person (id);

-- By what the person could once be reached, as contact_point.plain has it.
alter table consent add column once_reached_by text[] not null default '{}';

create function withdrawal_keeps_the_way() returns trigger language plpgsql as $$
begin
    update consent set once_reached_by = once_reached_by || old.plain
    where contact_person = old.contact_person and withdrawn_on is not null and not old.plain = any(once_reached_by);
    return null;
end $$;
create trigger withdrawal_keeps_the_way after delete on contact_point
    for each row when (old.contact_person is not null and old.plain <> '') execute function withdrawal_keeps_the_way();
