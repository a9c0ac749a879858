-- A contact that took place earlier than the rule allowed is on record as what it was: a violation (CD-04).
alter table interaction
    add column violation boolean not null default false,
    add column violated_rule text,
    add column allowed_from timestamptz,
    add column violation_reason text,
    add constraint interaction_violation_is_told check (
        violation = (violated_rule is not null and allowed_from is not null and violation_reason is not null));
