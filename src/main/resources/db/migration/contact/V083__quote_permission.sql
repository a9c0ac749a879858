-- A leader allows a price or a volume in a customer's next contact of stage A (A-10). The first contact of ours that goes on record after it uses it up.
create table quote_permission (
    entry_id bigint primary key references record_entry (id),
    journey_id bigint not null references journey (id),
    reason text not null,
    given_by text not null references person (login),
    given_at timestamptz not null
);
create index quote_permission_of_journey on quote_permission (journey_id);
