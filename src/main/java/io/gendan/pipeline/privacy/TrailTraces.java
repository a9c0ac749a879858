package io.gendan.pipeline.privacy;

import io.gendan.engine.audit.AuditErasure;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the audit trail tells of a person: its entries stay, and its chain; what they told goes. */
@Component
class TrailTraces {

    static final String TABLE = "audit_entry";

    private final JdbcClient database;
    private final AuditErasure erasure;

    TrailTraces(JdbcClient database, AuditErasure erasure) {
        this.database = database;
        this.erasure = erasure;
    }

    long erase(List<String> numbers) {
        return numbers.stream().mapToLong(erasure::forgetDetailsOf).sum();
    }

    /** Whatever it is about. */
    long erase(PersonWords words) {
        if (words.isEmpty()) {
            return 0;
        }
        return erasure.forgetDetailsOf(database.sql("select id from audit_entry where details::text ~* :pattern")
                .param("pattern", words.pattern())
                .query(Long.class)
                .list());
    }
}
