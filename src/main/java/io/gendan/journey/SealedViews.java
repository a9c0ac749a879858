package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The views after a meeting are given independently of each other: one is its author's alone until the other has been
 * given in the same session, or the session is concluded (S-01, S-11). Where a session came to neither, because the
 * journey was redirected, lost or released, or another meeting followed, the view stays its author's for good: whoever
 * owed the other one may owe it again. A pause interrupts a session too, which begins anew afterwards.
 */
@Repository
public class SealedViews {

    private static final String VIEWS = "('SALESPERSON_VIEW', 'MANAGER_VIEW')";

    private static final String CONDITION = """
            (%1$s.kind in VIEWS and not exists (
                select from record_entry other
                where other.customer_number = %1$s.customer_number
                and other.journey_id is not distinct from %1$s.journey_id
                and (other.kind in VIEWS and other.kind <> %1$s.kind or other.kind = 'CONCLUSION' and other.id > %1$s.id)
                and not exists (
                    select from record_entry parting
                    where parting.customer_number = %1$s.customer_number
                    and parting.journey_id is not distinct from %1$s.journey_id
                    and parting.id > least(%1$s.id, other.id) and parting.id < greatest(%1$s.id, other.id)
                    and (parting.kind in ('MEETING_NOTES', 'REDIRECTION', 'CLOSED')
                         or parting.kind = 'PAUSE' and other.kind <> 'CONCLUSION'))))
            """.replace("VIEWS", VIEWS);

    private final JdbcClient database;

    SealedViews(JdbcClient database) {
        this.database = database;
    }

    /**
     * Whether an entry is sealed, to all but its author, as a condition of SQL in brackets.
     *
     * @param entry alias of the table {@code record_entry} in the statement
     */
    public static String condition(String entry) {
        return CONDITION.formatted(entry);
    }

    /**
     * Whether what was judged in an entry is sealed with it, as a condition of SQL in brackets.
     *
     * @param judgement alias of a table with {@code journey_id} and {@code judged_at}
     * @param kinds of entries in which it may have been judged, in brackets
     */
    public static String judgedIn(String judgement, String kinds) {
        return """
                exists (select from record_entry said where %s and said.id = (
                    select max(source.id) from record_entry source where source.journey_id = %s.journey_id
                    and source.kind in %s and source.recorded_at <= %2$s.judged_at))
                """.formatted(condition("said"), judgement, kinds);
    }

    /** The ids of a customer's entries that are sealed. */
    public Set<Long> of(CustomerNumber number) {
        return database.sql("select e.id from record_entry e where e.customer_number = ? and " + condition("e"))
                .param(number.value())
                .query(Long.class)
                .set();
    }
}
