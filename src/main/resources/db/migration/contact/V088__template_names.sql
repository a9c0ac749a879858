-- The name of a template that was taken out of use is free again; versions of one name go on counting, whoever's they are.
drop index message_template_name;
create unique index message_template_name on message_template (lower(name)) where retired_at is null;
create index message_template_of_name on message_template (name);
