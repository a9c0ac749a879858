-- Two customers that turned out to be one (D-07): what was moved and changed stands here row by row, so that undoing a
-- merge moves exactly that back.
create table customer_merge (
    id bigint generated always as identity primary key,
    survivor text not null references customer (number),
    merged text not null references customer (number) check (merged <> survivor),
    merged_by text not null references person (login),
    merged_at timestamptz not null,
    undone_by text references person (login),
    undone_at timestamptz,
    -- the process instances that followed, by their roots
    processes text[] not null default '{}',
    check ((undone_at is null) = (undone_by is null))
);
create unique index customer_merge_once on customer_merge (merged) where undone_at is null;
create index customer_merge_of_survivor on customer_merge (survivor);

create table customer_merge_change (
    id bigint generated always as identity primary key,
    merge_id bigint not null references customer_merge (id),
    table_name text not null,
    -- the row's primary key, as it is afterwards
    key jsonb not null,
    -- the changed columns alone
    before jsonb not null,
    after jsonb not null
);
create index customer_merge_change_of_merge on customer_merge_change (merge_id, table_name);

-- The record is never changed, but it follows its customer: while a merge moves it, and in nothing but the number.
create function only_follows_its_customer(before jsonb, after jsonb) returns boolean language sql as $$
    select coalesce(current_setting('gendan.merging', true), '') = 'on'
        and before - 'customer_number' = after - 'customer_number'
$$;
create or replace function record_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and only_follows_its_customer(to_jsonb(old), to_jsonb(new)) then
        return new;
    end if;
    raise exception 'The record is never changed: add an entry that corrects entry %', old.id
        using errcode = 'integrity_constraint_violation';
end $$;
create or replace function interaction_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and only_follows_its_customer(to_jsonb(old), to_jsonb(new)) then
        return new;
    end if;
    raise exception 'The record is never changed: add an entry that corrects entry %', old.entry_id
        using errcode = 'integrity_constraint_violation';
end $$;
create or replace function decision_judgement_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if only_follows_its_customer(to_jsonb(old), to_jsonb(new)) then
            return new;
        end if;
    end if;
    raise exception 'A judgement is never changed: a later session judges anew'
        using errcode = 'integrity_constraint_violation';
end $$;
