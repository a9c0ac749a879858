-- Views used to tell the contact book at once. What a sealed one has told gives way to what open ones said last, unless
-- something else on record, such as a contact, said the same. What only an import or a form without record told can't be
-- told apart and is to be told again; a person whom nothing but a sealed view has named stays, without role and weight.
update contact_person p
set role = case
        when p.role = any(hidden.roles) and not exists (
            select from record_entry e
            where e.customer_number = p.customer_number and e.kind not in ('SALESPERSON_VIEW', 'MANAGER_VIEW')
                and jsonb_path_exists(e.content, 'lax $.** ? (@.name == $name && @.role == $role
                        || @.contactPerson == $name && (@.contactPersonRole == $role || @.role == $role)
                        || @.decisionMaker == $name && $role == "DECISION_MAKER")',
                    jsonb_build_object('name', p.name, 'role', p.role)))
        then said.role
        else p.role end,
    weight = case when p.weight = any(hidden.weights) then said.weight else p.weight end
from (
    select d.customer_number, lower(d.person) person, array_agg(d.role) roles, array_agg(d.weight) weights
    from decision_judgement d where d.opened_at is null group by 1, 2) hidden
left join lateral (
    select (array_agg(o.role order by o.id desc) filter (where o.role is not null))[1] as role,
        (array_agg(o.weight order by o.id desc) filter (where o.weight is not null))[1] as weight
    from decision_judgement o
    where o.customer_number = hidden.customer_number and lower(o.person) = hidden.person
        and o.opened_at is not null) said on true
where hidden.customer_number = p.customer_number and hidden.person = lower(p.name)
    and (p.role = any(hidden.roles) or p.weight = any(hidden.weights));
