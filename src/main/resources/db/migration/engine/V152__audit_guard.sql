-- The chain only grows: its end goes on, and its start only while the program lets go of the oldest entries.
create function audit_chain_grows() returns trigger language plpgsql as $$
declare
    doing text := coalesce(current_setting('gendan.audit', true), '');
begin
    if tg_op = 'UPDATE' then
        if (new.end_seq > old.end_seq or (new.end_seq = old.end_seq and new.end_hash = old.end_hash))
                and ((new.start_seq = old.start_seq and new.start_hash = old.start_hash)
                    or (doing = 'pruning' and new.start_seq > old.start_seq and new.start_seq <= new.end_seq)) then
            return new;
        end if;
    end if;
    raise exception 'The audit trail is only added to';
end
$$;
create trigger audit_chain_grows before insert or update or delete on audit_chain
    for each row execute function audit_chain_grows();
create trigger audit_chain_not_emptied before truncate on audit_chain
    for each statement execute function audit_chain_grows();

-- An entry is sealed once; an erasure takes away what it told, with its salt, but never from what the program notes of the
-- trail itself; only what lies before the start of the chain is removed.
create or replace function audit_entry_stays() returns trigger language plpgsql as $$
declare
    doing text := coalesce(current_setting('gendan.audit', true), '');
    sealed text[] := array['seq', 'hash'];
    erased text[] := array['details', 'details_salt'];
begin
    if tg_op = 'UPDATE' then
        if old.seq is null and new.seq is not null and to_jsonb(new) - sealed = to_jsonb(old) - sealed then
            return new;
        end if;
        if doing = 'erasing' and old.kind <> 'TRAIL' and to_jsonb(new) - erased = to_jsonb(old) - erased
                and new.details is null and new.details_salt is null then
            return new;
        end if;
    elsif tg_op = 'DELETE' then
        if doing = 'pruning' and old.seq <= (select start_seq from audit_chain) then
            return old;
        end if;
    end if;
    raise exception 'The audit trail is only added to';
end
$$;
drop function audit_kept_or_erased(text, bytea, text, bytea);
