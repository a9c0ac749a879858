-- Our cases by industry: what is told to a customer's peers and competitors (A-10).
create table case_story (
    id bigint generated always as identity primary key,
    industry text not null check (length(btrim(industry)) between 1 and 200),
    -- as it may be told: the name, or "a maker of pumps in Ningbo"
    customer_name text not null check (length(btrim(customer_name)) between 1 and 200),
    story text not null check (length(btrim(story)) between 1 and 10000),
    added_by text not null references person (login),
    added_at timestamptz not null,
    changed_by text references person (login),
    changed_at timestamptz,
    withdrawn_by text references person (login),
    withdrawn_at timestamptz
);
create index case_story_of_industry on case_story (industry_key(industry)) where withdrawn_at is null;
