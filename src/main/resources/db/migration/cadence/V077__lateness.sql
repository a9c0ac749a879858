-- The ladder is climbed once a lateness, not once a task (CD-05): the tasks of one planned contact share theirs until a
-- contact is on record or the owner changes. "told" keeps who has heard of a step, so that nobody hears of it twice.
alter table alarm rename column task_id to subject;
alter table alarm add column told text[] not null default '{}';

update alarm a set told = array(
    select r.person from reminder r
    where r.customer_number = a.customer_number and r.subject = 'task ' || a.subject || ' step ' || a.step);

-- What was told of work that is still open counts on. An earlier contact's alarms do not: a new contact was made since.
with open_work as (
    select h.id_ as task, c.number, coalesce(c.owner, '-') as owner, h.proc_inst_id_ as process,
           h.task_def_key_ in ('UserTask_PrepareContact', 'UserTask_ReviewContact', 'UserTask_RecordContact') as contact
    from act_hi_taskinst h join act_ru_execution p on p.id_ = h.proc_inst_id_
    join customer c on c.number = p.business_key_),
latest as (
    select distinct on (customer_number) customer_number, entry_id from interaction
    order by customer_number, happened_at desc, entry_id desc)
insert into alarm (subject, step, customer_number, late_since, raised_at, told)
select case when w.contact then 'contact ' || w.process || ' ' || coalesce(l.entry_id, 0) else 'task ' || w.task end
           || ' ' || w.owner,
       a.step, a.customer_number, a.late_since, a.raised_at, a.told
from alarm a join open_work w on w.task = a.subject left join latest l on l.customer_number = a.customer_number
where not w.contact
    or not exists (select 1 from record_entry e where e.id = l.entry_id and e.recorded_at > a.raised_at)
order by a.raised_at
on conflict do nothing;

-- When a late task is to be looked at again, as long as nothing changes that its dates come from.
create table lateness_look (
    task_id text primary key,
    customer_number text not null references customer (number),
    -- what the dates were reckoned from
    seen_as text not null,
    -- null: nothing more is to come
    look_at timestamptz
);
create index lateness_look_of_customer on lateness_look (customer_number);

-- A customer announced to go to the pool unless it is contacted; one row a lateness.
create table pool_warning (
    subject text primary key,
    customer_number text not null references customer (number),
    warned_at timestamptz not null,
    goes_at timestamptz not null
);
create index pool_warning_of_customer on pool_warning (customer_number);
