-- A person's data are erased on demand: the one exception to the record that only grows. The customer's row stays under
-- its number, for the counts; it is in no list.
alter table customer add column erased_at timestamptz;

alter table journey drop constraint journey_ending_check;
alter table journey add constraint journey_ending_check check (ending in ('JOINED', 'LOST', 'RELEASED', 'ERASED'));

-- Asked for by one, done by another; afterwards it is the tombstone.
create table erasure (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    -- one contact person alone, by the id that its row had; null: the whole customer
    contact_person bigint,
    reason text not null check (length(btrim(reason)) between 1 and 2000),
    -- whether the name is taken out of other customers' texts, too
    elsewhere boolean not null,
    -- null: nobody; it was kept as long as it is kept
    asked_by text references person (login),
    asked_at timestamptz not null,
    state text not null default 'ASKED' check (state in ('ASKED', 'DONE', 'WITHDRAWN')),
    decided_by text references person (login),
    decided_at timestamptz,
    -- how many rows of each table
    counts jsonb not null default '{}',
    check ((state = 'ASKED') = (decided_at is null))
);
create unique index erasure_one_asked on erasure (customer_number, coalesce(contact_person, 0)) where state = 'ASKED';
create index erasure_of_customer on erasure (customer_number, id);

-- What stays for ever gives way to a merge, and to an erasure.
create or replace function only_follows_its_customer(before jsonb, after jsonb) returns boolean language sql as $$
    select coalesce(current_setting('gendan.erasing', true), '') = 'on'
        or coalesce(current_setting('gendan.merging', true), '') = 'on'
        and before - 'customer_number' - 'words' = after - 'customer_number' - 'words'
$$;

-- What a text keeps when everything that fits a pattern is taken out; nothing but the words within it changes.
create function without_words(value jsonb, pattern text) returns jsonb language plpgsql immutable as $$
begin
    case jsonb_typeof(value)
        when 'string' then
            return to_jsonb(regexp_replace(value #>> '{}', pattern, '[erased]', 'gi'));
        when 'number' then
            return case when value::text ~* pattern then to_jsonb('[erased]'::text) else value end;
        when 'array' then
            return (select coalesce(jsonb_agg(without_words(e.value, pattern) order by e.place), '[]')
                from jsonb_array_elements(value) with ordinality e (value, place));
        when 'object' then
            return (select coalesce(jsonb_object_agg(e.key, without_words(e.value, pattern)), '{}')
                from jsonb_each(value) e);
        else
            return value;
    end case;
end $$;

-- Of an entry of the record: which way it went, never what was said.
create function without_sayings(content jsonb, kept text[]) returns jsonb language sql immutable as $$
    select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(content) e
    where e.key = any(kept) and (jsonb_typeof(e.value) = 'boolean'
        or jsonb_typeof(e.value) = 'string' and e.value #>> '{}' ~ '^[A-Za-z0-9_.@:+-]{1,64}$')
$$;
