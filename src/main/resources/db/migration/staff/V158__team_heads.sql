-- Who heads a team: whoever was named for it, as long as the person works here and leads. The one rule for all who ask.
create view team_head as
    select t.id as team, p.login as head
    from team t
    join person p on p.login = t.manager
    where p.active and p.role in ('MANAGER', 'SENIOR_MANAGER', 'DIRECTOR', 'PRINCIPAL');

-- A head who left, or leads no longer, would be one again unasked on coming back.
update team set manager = null
where manager is not null and not exists (select from team_head h where h.team = team.id);

-- As before, but a head of any leading role leads the team.
create or replace view leads as
    select o.login as owner, l.login as leader
    from person o
    left join team_head h on h.team = o.team_id
    join person l on l.active and (
        l.login = h.head
        or l.role = 'MANAGER' and (l.login = o.login or l.team_id = o.team_id)
        or l.role in ('SENIOR_MANAGER', 'DIRECTOR') and (l.login = o.login or l.department_id = o.department_id)
        or l.role = 'PRINCIPAL');
