package io.gendan.pipeline.privacy;

import io.gendan.engine.audit.AuditErasure;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the audit trail tells of a person: its entries stay, and its chain; what they told goes. */
@Component
class TrailTraces {

    static final String TABLE = "audit_entry";

    private static final String OF_THESE = "a.subject = any(:numbers)";
    private static final String OF_NOBODY = "coalesce(a.subject, '') !~ '^C-[0-9]+$'";

    /** Which tables came in, under the names of their files, and went out. */
    private static final String OF_IMPORTS = "a.kind in ('IMPORTED', 'EXPORTED') and " + OF_NOBODY;

    /** By what was said, never by a key or by what the program itself calls something. */
    private static final String NAMING = """
            select a.id from audit_entry a where a.details is not null
                and %s
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

    /** Of entries about these customers whose values name the person. */
    long erase(PersonWords words, List<String> numbers) {
        return erase(words, OF_THESE, numbers);
    }

    /** Of entries about no customer. */
    long eraseOfNobody(PersonWords words) {
        return erase(words, OF_NOBODY, List.of());
    }

    /** Of those among them that imports and exports have left. */
    long eraseOfImports(PersonWords words) {
        return erase(words, OF_IMPORTS, List.of());
    }

    private long erase(PersonWords words, String which, List<String> numbers) {
        if (words.isEmpty()) {
            return 0;
        }
        return erasure.forgetDetailsOf(database.sql(NAMING.formatted(which))
                .param("pattern", words.pattern())
                .param("numbers", numbers.toArray(String[]::new))
                .query(Long.class)
                .list());
    }
}
