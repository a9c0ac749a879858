-- Who has read confidential values follows the customer as the record does, in nothing but the number (D-07).
do $$ begin
    if to_regclass('confidential_reading') is not null then
        execute $function$
            create or replace function confidential_reading_stays() returns trigger language plpgsql as $body$
            begin
                if tg_op = 'UPDATE' then
                    if only_follows_its_customer(to_jsonb(old), to_jsonb(new)) then
                        return new;
                    end if;
                end if;
                raise exception 'Who has read confidential values is never changed'
                    using errcode = 'integrity_constraint_violation';
            end $body$ $function$;
    end if;
end $$;
