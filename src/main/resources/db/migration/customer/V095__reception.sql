-- Reception and assistants are told apart: both are won as helpers towards the decision-maker (A-08).
alter table contact_person drop constraint contact_person_role_check;
alter table contact_person add constraint contact_person_role_check
    check (role in ('DECISION_MAKER', 'INFLUENCER', 'ALLY', 'ASSISTANT', 'RECEPTION', 'OPPONENT'));
