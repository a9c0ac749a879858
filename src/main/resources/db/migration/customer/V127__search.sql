-- What customers are found by: every name, way to reach them and fact, as it is looked for. Derived from the customer and
-- what belongs to it, by customer.search; so the number is no foreign key, and nothing here is ever moved or kept.
create table search_entry (
    number text not null,
    kind text not null,
    -- which field of the dossier it is, for kind DOSSIER
    field text,
    -- as it is shown
    shown text not null,
    -- in small simplified letters, for names with their pinyin and initials behind; of phones the digits alone
    text text not null,
    -- each two Chinese characters that stand side by side: trigrams don't find words that short
    grams text[] not null
);
create index search_entry_of_customer on search_entry (number);
create index search_entry_part on search_entry using gin (text gin_trgm_ops);
create index search_entry_grams on search_entry using gin (grams);

-- What is written nearly so: two letters that changed places in a word of ten.
create function search_similar(word text) returns setof search_entry language sql stable
    set pg_trgm.word_similarity_threshold = 0.45 as $$
    select * from search_entry e where word <% e.text
$$;

-- Whose entries have to be made anew; a number may stand here several times, so that nobody waits for anybody.
create table search_stale (number text not null);
create index search_stale_number on search_stale (number);

create function search_goes_stale() returns trigger language plpgsql as $$
begin
    insert into search_stale (number) select distinct customer_number from changed;
    return null;
end $$;
create trigger contact_person_comes after insert on contact_person referencing new table as changed
    for each statement execute function search_goes_stale();
create trigger contact_person_changes after update on contact_person referencing new table as changed
    for each statement execute function search_goes_stale();
create trigger contact_person_goes after delete on contact_person referencing old table as changed
    for each statement execute function search_goes_stale();
create trigger contact_point_comes after insert on contact_point referencing new table as changed
    for each statement execute function search_goes_stale();
create trigger contact_point_changes after update on contact_point referencing new table as changed
    for each statement execute function search_goes_stale();
create trigger contact_point_goes after delete on contact_point referencing old table as changed
    for each statement execute function search_goes_stale();

insert into search_stale (number) select number from customer;
