package io.gendan.pipeline.privacy;

import io.gendan.engine.audit.AuditErasure;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the audit trail tells of a person: its entries stay, and its chain; what they told goes. */
@Component
class TrailTraces {

    static final String TABLE = "audit_entry";

    /** By what was said, never by a key or by what the program itself calls something. */
    private static final String NAMING = """
            select a.id from audit_entry a where a.details is not null
                and (a.subject = any(:numbers) or :ofNobody and coalesce(a.subject, '') !~ '^C-[0-9]+$')
                and exists (select 1 from jsonb_each(a.details) e, jsonb_path_query(e.value, 'strict $.**') v
                    where e.key not in ('what', 'place') and jsonb_typeof(v) = 'string'
                        and v #>> '{}' !~ '^[A-Z][A-Z0-9_]*$' and v #>> '{}' ~* :pattern)
            """;

    private final JdbcClient database;
    private final AuditErasure erasure;

    TrailTraces(JdbcClient database, AuditErasure erasure) {
        this.database = database;
        this.erasure = erasure;
    }

    long erase(List<String> numbers) {
        return numbers.stream().mapToLong(erasure::forgetDetailsOf).sum();
    }

    /**
     * Of entries whose values name the person.
     *
     * @param numbers whose entries
     * @param ofNobody whether those that are about no customer, too
     */
    long erase(PersonWords words, List<String> numbers, boolean ofNobody) {
        if (words.isEmpty()) {
            return 0;
        }
        return erasure.forgetDetailsOf(database.sql(NAMING)
                .param("pattern", words.pattern())
                .param("numbers", numbers.toArray(String[]::new))
                .param("ofNobody", ofNobody)
                .query(Long.class)
                .list());
    }
}
