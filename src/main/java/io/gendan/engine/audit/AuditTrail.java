package io.gendan.engine.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the trail. Nothing of it is ever changed or removed. */
@Component
public class AuditTrail {

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Notes what is done in the current transaction, and only if that is done.
     *
     * @param actor the login of who did it; null for the program itself
     * @param subject what it was done to: a customer's number, a login, the name of a deployment
     * @param details no secrets, no confidential values, no personal data that the kind doesn't need
     */
    @Transactional
    public void put(AuditKind kind, @Nullable String actor, @Nullable String subject, Map<String, ?> details) {
        write(kind, actor, subject, details);
    }

    /** Notes what happened whatever becomes of the current transaction: a refusal, a failed sign-in. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void putAlone(AuditKind kind, @Nullable String actor, @Nullable String subject, Map<String, ?> details) {
        write(kind, actor, subject, details);
    }

    private void write(AuditKind kind, @Nullable String actor, @Nullable String subject, Map<String, ?> details) {
        database.sql("""
                        insert into audit_entry (at, kind, actor, subject, details)
                        values (:at, :kind, :actor, :subject, :details::jsonb)
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", kind.name())
                .param("actor", actor)
                .param("subject", subject)
                .param("details", text(details))
                .update();
    }

    private String text(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
