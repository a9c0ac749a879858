-- A leader allows a contact before the policy does (CD-04). It covers the first contact of its kind from its time on, in this journey.
create table early_permission (
    entry_id bigint primary key references record_entry (id),
    journey_id bigint not null references journey (id),
    kind text not null check (kind in ('REMOTE', 'FACE_TO_FACE')),
    allowed_from timestamptz not null,
    reason text not null,
    given_by text not null references person (login),
    given_at timestamptz not null
);
create index early_permission_of_journey on early_permission (journey_id, kind);
