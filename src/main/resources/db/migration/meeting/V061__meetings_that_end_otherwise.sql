-- A meeting ends analysed, cancelled, because nobody came, or dropped with its journey's stage.
alter table meeting
    add column closing text check (closing in ('ANALYSED', 'CANCELLED', 'NO_SHOW', 'DROPPED')),
    add column closed_at timestamptz,
    add column change_reason text;
update meeting set closing = 'ANALYSED', closed_at = analysed_at where analysed_at is not null;
drop index meeting_one_under_way;
alter table meeting
    drop column analysed_at,
    add check ((closed_at is null) = (closing is null));
create unique index meeting_one_under_way on meeting (journey_id) where closed_at is null;
