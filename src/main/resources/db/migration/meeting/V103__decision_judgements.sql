-- Who decides at the customer, and how they stand to us, as each voice of each session judged it: every judgement is kept.
create table decision_judgement (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    journey_id bigint not null references journey (id),
    -- the meeting whose session it was; none where a session was recorded without one
    meeting_id bigint references meeting (id),
    voice text not null check (voice in ('SALESPERSON', 'MANAGER')),
    person text not null,
    role text,
    -- share in the customer's decision, in percent
    weight integer check (weight between 0 and 100),
    attitude text,
    reason text,
    judged_by text not null,
    judged_at timestamptz not null
);
create index decision_judgement_of_customer on decision_judgement (customer_number, id);

-- What sessions before this table judged stands in the record.
insert into decision_judgement (customer_number, journey_id, meeting_id, voice, person, role, weight, attitude, reason,
                                judged_by, judged_at)
select e.customer_number, e.journey_id,
       (select m.id from meeting m where m.journey_id = e.journey_id and m.held_at <= e.recorded_at
        order by m.held_at desc limit 1),
       case e.kind when 'MANAGER_VIEW' then 'MANAGER' else 'SALESPERSON' end,
       btrim(p.value ->> 'name'), p.value ->> 'role',
       case when jsonb_typeof(p.value -> 'weight') = 'number'
            then least(100, greatest(0, round((p.value ->> 'weight')::numeric)))::integer end,
       p.value ->> 'attitude', p.value ->> 'reason', e.author, e.recorded_at
from record_entry e
cross join lateral jsonb_array_elements(
    case when jsonb_typeof(coalesce(e.content -> 'weights', e.content -> 'participants')) = 'array'
         then coalesce(e.content -> 'weights', e.content -> 'participants') else '[]' end) p
where e.kind in ('SALESPERSON_VIEW', 'MANAGER_VIEW') and e.journey_id is not null
  and btrim(coalesce(p.value ->> 'name', '')) <> ''
order by e.id;

create function decision_judgement_stays() returns trigger language plpgsql as $$
begin
    raise exception 'A judgement is never changed: a later session judges anew'
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger decision_judgement_stays before update or delete on decision_judgement
    for each row execute function decision_judgement_stays();
create trigger decision_judgement_not_emptied before truncate on decision_judgement
    for each statement execute function decision_judgement_stays();
