-- The customer awaits an answer to this contact, which is never too early (CD-02).
alter table interaction add column answer_awaited boolean not null default false;
