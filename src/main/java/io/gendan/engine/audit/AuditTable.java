package io.gendan.engine.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds entries; the database gives them their salts and digests. */
@Component
class AuditTable {

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTable(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    void write(Note note) {
        database.sql("""
                        insert into audit_entry (at, kind, actor, subject, details, address, request)
                        values (:at, :kind, :actor, :subject, :details::jsonb, :address, :request)
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", note.kind().name())
                .param("actor", note.actor())
                .param("subject", note.subject())
                .param("details", text(note.details()))
                .param("address", note.origin().address())
                .param("request", note.origin().request())
                .update();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void writeAlone(Note note) {
        write(note);
    }

    private String text(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
