-- The pool (公海) is the department's whose customer it was last (ST-03); nobody's department: the company's pool. Says
-- nothing while somebody owns the customer.
alter table customer add column pool_department text references department (name);
create index customer_in_pool on customer (pool_department, number) where owner is null;

-- Who released it, else who brought it in, tells whose it was.
update customer c set pool_department = d.name
from person p join department d on d.id = p.department_id
where c.owner is null and p.login = coalesce(
    (select r.author from record_entry r join person a on a.login = r.author
     where r.customer_number = c.number and r.kind = 'RELEASE' order by r.id desc limit 1),
    c.created_by);
