-- Who leads whom: an active person of a leading role, and everybody whose customers that person sees. The relation of
-- staff's "sight", read from the other side, without the principal's and the auditor's view of what has no owner.
create view leads as
    select o.login as owner, l.login as leader
    from person o
    left join team t on t.id = o.team_id
    join person l on l.active and (
        l.role = 'MANAGER' and (l.login = o.login or l.team_id = o.team_id or l.login = t.manager)
        or l.role in ('SENIOR_MANAGER', 'DIRECTOR') and (l.login = o.login or l.department_id = o.department_id)
        or l.role = 'PRINCIPAL');
