-- Who has read confidential values stands on the audit trail alone. Readings of before there was one go there; the chain
-- takes them in where it is now.
insert into audit_entry (at, kind, actor, subject, details)
select r.read_at, 'READ_CONFIDENTIAL', r.reader, r.customer_number, jsonb_build_object('fields', r.fields)
from confidential_reading r
where not exists (select 1 from audit_entry a where a.kind = 'READ_CONFIDENTIAL' and a.actor = r.reader
    and a.at between r.read_at - interval '5 seconds' and r.read_at + interval '5 seconds')
order by r.id;
delete from customer_merge_change where table_name = 'confidential_reading';
drop table confidential_reading;
drop function confidential_reading_stays();
