-- Who owned a customer since when, one row a change; the end of each is the next one's beginning.
create table owner_history (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    owner_before text,
    -- nobody: the customer lies in the pool
    owner text,
    changed_at timestamptz not null,
    changed_by text not null,
    why text not null check (why in ('CREATED', 'IMPORTED', 'CLAIMED', 'GIVEN', 'HANDED_OVER', 'LEFT', 'RELEASED',
        'MERGED', 'UNKNOWN')),
    reason text
);
create index owner_history_of_customer on owner_history (customer_number, id);
-- What a person claimed today.
create index owner_history_claims on owner_history (owner, changed_at) where why = 'CLAIMED';

-- As far as the record tells it: hand-overs and releases name the owners, and who took up what lay in the pool owned it.
create temporary table owner_event on commit drop as
with told as (
    select r.id, r.customer_number, r.recorded_at at, r.author, r.kind,
        case r.kind when 'HANDED_OVER' then r.content ->> 'ownerBefore' else o.content ->> 'ownerBefore' end owner_before,
        case r.kind
            when 'HANDED_OVER' then r.content ->> 'owner'
            when 'HAND_OVER' then o.content ->> 'handOverTo'
            when 'TAKEN_UP' then r.author
        end owner,
        case r.kind when 'HAND_OVER' then o.content ->> 'reason' else r.content ->> 'reason' end reason,
        lag(r.kind) over (partition by r.customer_number order by r.id) kind_before
    from record_entry r left join lateral (
        select content from record_entry offer
        where r.kind = 'HAND_OVER' and offer.customer_number = r.customer_number and offer.kind = 'HAND_OVER_OFFER'
            and offer.id < r.id
        order by offer.id desc limit 1) o on true
    where r.kind in ('HANDED_OVER', 'RELEASE', 'TAKEN_UP')
        or r.kind = 'HAND_OVER' and r.content ->> 'answer' = 'ACCEPTED')
select * from told where kind <> 'TAKEN_UP' or kind_before = 'RELEASE';

insert into owner_history (customer_number, owner, changed_at, changed_by, why)
select c.number,
    coalesce(first.owner_before,
        (select r.author from record_entry r join person p on p.login = r.author
         where first.id is not null and r.customer_number = c.number and r.kind = 'TAKEN_UP' and r.id < first.id
         order by r.id limit 1),
        case when first.id is null then c.owner end),
    c.created_at, c.created_by, 'CREATED'
from customer c left join lateral (
    select e.* from owner_event e where e.customer_number = c.number order by e.id limit 1) first on true
order by c.number;

insert into owner_history (customer_number, owner_before, owner, changed_at, changed_by, why, reason)
select customer_number, owner_before, owner, at, author,
    case kind when 'RELEASE' then 'RELEASED' when 'TAKEN_UP' then 'CLAIMED' when 'HANDED_OVER' then 'LEFT'
        else 'HANDED_OVER' end,
    reason
from owner_event order by id;

-- Whose it is now was noted nowhere.
insert into owner_history (customer_number, owner_before, owner, changed_at, changed_by, why)
select c.number, l.owner, c.owner, l.changed_at, l.changed_by, 'UNKNOWN'
from customer c join lateral (
    select h.owner, h.changed_at, h.changed_by from owner_history h
    where h.customer_number = c.number order by h.id desc limit 1) l on true
where l.owner is distinct from c.owner;
