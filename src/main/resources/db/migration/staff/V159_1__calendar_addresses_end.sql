-- A calendar's address ends as sessions do: it is worth nothing once its person has another password or role, or has
-- ended all sessions since it was made. Those that there are go on.
alter table calendar_feed
    add column session_epoch integer,
    add column password_set_at timestamptz,
    add column role text;
update calendar_feed set session_epoch = p.session_epoch, password_set_at = p.password_set_at, role = p.role
from person p where p.login = calendar_feed.person;
alter table calendar_feed
    alter column session_epoch set not null,
    alter column password_set_at set not null,
    alter column role set not null;
