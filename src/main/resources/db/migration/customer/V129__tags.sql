-- Tags that rules give and take (D-05), apart from those that people give.
alter table customer add column dynamic_tags text[] not null default '{}';
create index customer_dynamically_tagged on customer using gin (dynamic_tags);

-- Who gave or took which tag and when; of dynamic ones the row of the table that did.
create table tag_change (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    tag text not null,
    added boolean not null,
    -- the row of the decision table; nobody knows it when a person changed the tag
    rule text,
    by text,
    at timestamptz not null
);
create index tag_change_of_customer on tag_change (customer_number, id desc);

-- When the rules were last asked about a customer, and by which version of the table; derived, so no foreign key.
create table tag_reckoning (
    number text primary key,
    version text not null,
    at timestamptz not null
);
create index tag_reckoning_at on tag_reckoning (at);
-- Who has to be asked about anew; a number may stand here several times.
create table tag_stale (
    number text not null,
    -- whether a tag of theirs got another name, which their open tasks have to show
    retagged boolean not null default false
);
