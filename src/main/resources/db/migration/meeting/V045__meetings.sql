-- A meeting from the accepted invitation to its analysis session.
create table meeting (
    id bigint generated always as identity primary key,
    customer_number text not null references customer (number),
    journey_id bigint not null references journey (id),
    -- the stage in which, or into which, it is held
    stage text not null references stage (name),
    planned_at timestamptz not null,
    place text not null,
    expected_participants text not null,
    held_at timestamptz,
    analysed_at timestamptz
);
create unique index meeting_one_under_way on meeting (journey_id) where analysed_at is null;
create index meeting_of_journey on meeting (journey_id);

-- The joining fee that the customer would accept, as judged; the latest judgement holds (S-12).
create table fee_judgement (
    id bigint generated always as identity primary key,
    journey_id bigint not null references journey (id),
    amount numeric(18, 2) not null check (amount > 0),
    currency text not null,
    judged_by text not null,
    judged_at timestamptz not null
);
create index fee_judgement_of_journey on fee_judgement (journey_id);
