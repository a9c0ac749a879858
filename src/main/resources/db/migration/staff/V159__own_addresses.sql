-- Whether the person itself has entered the address: then it says nothing about who this is at the organisation's
-- sign-in. Of those there are nobody knows any more; a staff list, or the sign-in itself, gives them again.
alter table person add column email_own boolean not null default false;
update person set email_own = true where email is not null;
