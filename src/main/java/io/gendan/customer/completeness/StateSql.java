package io.gendan.customer.completeness;

/** The table {@code state} of dossiers: what of that which their class asks for is known, and how fresh it is. */
final class StateSql {

    private static final String STATES = """
            with asked as (select * from unnest(:kinds::text[], :classes::text[], :keys::text[], :cores::boolean[])
                as asked (kind, class, key, core)),
            seen as (select c.number, c.name, c.owner, c.kind, c.quadrant, c.signing_grade, c.service_grade, c.phone,
                    c.email, c.industry, c.city, c.employees, c.revenue, c.founded, c.credit_code, c.dossier,
                    c.dossier_checked_at, c.dossier_checked_by,
                    greatest(c.created_at, c.dossier_checked_at, (select max(since.value::timestamptz)
                        from jsonb_each_text(c.dossier_since) since)) fresh_at,
                    case when c.quadrant = 'KEY' then :staleKey::timestamptz else :stale::timestamptz end stale_before
                from customer c where %s),
            state as (select s.number, min(s.name) as name, min(s.owner) as owner, min(s.fresh_at) fresh_at,
                    min(s.dossier_checked_at) checked_at, min(s.dossier_checked_by) checked_by,
                    bool_or(s.fresh_at < s.stale_before) stale,
                    count(distinct asked.key) filter (where known) * 100 / count(distinct asked.key) percent,
                    min(s.kind) kind,
                    array_agg(distinct asked.key) filter (where not known) missing
                from seen s join asked on asked.kind = s.kind and (asked.class = ''
                    or asked.class in (s.quadrant, s.signing_grade, s.service_grade))
                cross join lateral (select case when not asked.core then jsonb_exists(s.dossier, asked.key) else
                    case asked.key
                        when 'REACH' then s.phone is not null or s.email is not null
                        when 'INDUSTRY' then coalesce(btrim(s.industry), '') <> ''
                        when 'CITY' then coalesce(btrim(s.city), '') <> ''
                        when 'EMPLOYEES' then s.employees is not null
                        when 'REVENUE' then s.revenue is not null
                        when 'FOUNDED' then s.founded is not null
                        when 'CREDIT_CODE' then s.credit_code is not null
                        when 'CONTACT_PERSON' then exists (select 1 from contact_person p
                            where p.customer_number = s.number)
                        when 'DECISION_MAKER' then exists (select 1 from contact_person p
                            where p.customer_number = s.number and p.role = 'DECISION_MAKER')
                    end end known) holds
                group by s.number)
            """;

    /** One customer's. */
    static final String ONE = STATES.formatted("c.number = :number");

    /** Those of customers with an owner whom somebody sees, of one owner if one is named. */
    static final String SEEN = STATES.formatted("""
            c.merged_into is null and c.owner is not null and (:everything or c.owner = any(:owners)) and (:owner::text is null or c.owner = :owner)
            """);

    private StateSql() {}
}
