-- Tags by rules follow contacts and stages: whoever records one, whatever the door, the rules are asked anew.
create function tags_go_stale() returns trigger language plpgsql as $$
begin
    insert into tag_stale (number) select distinct customer_number from changed;
    return null;
end $$;
create trigger interaction_changes_tags after insert on interaction referencing new table as changed
    for each statement execute function tags_go_stale();
create trigger journey_opened_changes_tags after insert on journey referencing new table as changed
    for each statement execute function tags_go_stale();
create trigger journey_moved_changes_tags after update on journey referencing new table as changed
    for each statement execute function tags_go_stale();
