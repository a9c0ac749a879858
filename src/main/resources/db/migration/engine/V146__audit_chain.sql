-- The trail is a chain: each entry is sealed with the hash of the one before it. What may be personal enters by salted
-- digests, so that it can be erased, value and salt, while the chain stays whole.

alter table audit_entry
    alter column details drop not null,
    -- from where it was done; null where no request led to it
    add column address text,
    -- what one request did bears the same sign
    add column request text,
    add column actor_salt bytea,
    add column actor_digest bytea,
    add column subject_salt bytea,
    add column subject_digest bytea,
    add column details_salt bytea,
    add column details_digest bytea,
    add column address_salt bytea,
    add column address_digest bytea,
    -- the place in the chain, and its hash; null until it is sealed
    add column seq bigint,
    add column hash bytea,
    add constraint audit_entry_sealed check ((seq is null) = (hash is null));

-- What was written before.
update audit_entry set actor_salt = uuid_send(gen_random_uuid()) where actor is not null;
update audit_entry set subject_salt = uuid_send(gen_random_uuid()) where subject is not null;
update audit_entry set details_salt = uuid_send(gen_random_uuid()) where details is not null;
update audit_entry set
    actor_digest = sha256(actor_salt || convert_to(actor, 'UTF8')),
    subject_digest = sha256(subject_salt || convert_to(subject, 'UTF8')),
    details_digest = sha256(details_salt || convert_to(details::text, 'UTF8'));

create unique index audit_entry_seq on audit_entry (seq);
create index audit_entry_unsealed on audit_entry (id) where seq is null;
create index audit_entry_at on audit_entry (at, id);
create index audit_entry_subject on audit_entry (subject, id);
create index audit_entry_actor on audit_entry (actor, id);

-- From where to where the chain goes. Where it starts, older entries have been let go of.
create table audit_chain (
    one boolean primary key default true check (one),
    start_seq bigint not null default 0,
    start_hash bytea not null default decode(repeat('00', 32), 'hex'),
    end_seq bigint not null default 0,
    end_hash bytea not null default decode(repeat('00', 32), 'hex'),
    -- the day whose anchor was told last
    anchored_on date
);
insert into audit_chain default values;

create function audit_entry_written() returns trigger language plpgsql as $$
begin
    new.seq := null;
    new.hash := null;
    new.actor_salt := case when new.actor is not null then uuid_send(gen_random_uuid()) end;
    new.actor_digest := sha256(new.actor_salt || convert_to(new.actor, 'UTF8'));
    new.subject_salt := case when new.subject is not null then uuid_send(gen_random_uuid()) end;
    new.subject_digest := sha256(new.subject_salt || convert_to(new.subject, 'UTF8'));
    new.details_salt := case when new.details is not null then uuid_send(gen_random_uuid()) end;
    new.details_digest := sha256(new.details_salt || convert_to(new.details::text, 'UTF8'));
    new.address_salt := case when new.address is not null then uuid_send(gen_random_uuid()) end;
    new.address_digest := sha256(new.address_salt || convert_to(new.address, 'UTF8'));
    return new;
end
$$;
create trigger audit_entry_written before insert on audit_entry
    for each row execute function audit_entry_written();

-- Whether a value is there as it was, or gone together with its salt.
create function audit_kept_or_erased(value text, salt bytea, was text, salt_was bytea) returns boolean
    language sql immutable as $$
    select (value is null and salt is null) or (value is not distinct from was and salt is not distinct from salt_was)
$$;

-- An entry is sealed once; an erasure takes away values with their salts; letting go of the oldest is the only removal.
create function audit_entry_stays() returns trigger language plpgsql as $$
declare
    doing text := coalesce(current_setting('gendan.audit', true), '');
    sealed text[] := array['seq', 'hash'];
    erased text[] := array['actor', 'actor_salt', 'subject', 'subject_salt', 'details', 'details_salt', 'address',
        'address_salt'];
begin
    if tg_op = 'UPDATE' then
        if old.seq is null and new.seq is not null and to_jsonb(new) - sealed = to_jsonb(old) - sealed then
            return new;
        end if;
        if doing = 'erasing' and to_jsonb(new) - erased = to_jsonb(old) - erased
                and audit_kept_or_erased(new.actor, new.actor_salt, old.actor, old.actor_salt)
                and audit_kept_or_erased(new.subject, new.subject_salt, old.subject, old.subject_salt)
                and audit_kept_or_erased(new.details::text, new.details_salt, old.details::text, old.details_salt)
                and audit_kept_or_erased(new.address, new.address_salt, old.address, old.address_salt) then
            return new;
        end if;
    elsif tg_op = 'DELETE' then
        if doing = 'pruning' and old.seq is not null then
            return old;
        end if;
    end if;
    raise exception 'The audit trail is only added to';
end
$$;
create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function audit_entry_stays();
create trigger audit_entry_not_emptied before truncate on audit_entry
    for each statement execute function audit_entry_stays();
