package io.gendan.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.dossier.DossierChange;
import io.gendan.customer.dossier.DossiersChanged;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts every change of a dossier on record: which fields, from what to what (D-03). */
@Component
class DossierRecords {

    private final JdbcClient database;
    private final Clock clock;
    private final ObjectMapper json;

    DossierRecords(JdbcClient database, Clock clock, ObjectMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    /** Imports change thousands of dossiers at once, so all are written by one statement. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(DossiersChanged news) {
        var changes = news.changes();
        database.sql("""
                        insert into record_entry (customer_number, journey_id, kind, stage, author, happened_at,
                                                  recorded_at, content)
                        select change.number, journey.id, :kind, journey.stage, :by, :at, :at, change.content::jsonb
                        from unnest(:numbers::text[], :contents::text[]) as change (number, content)
                        left join journey on journey.customer_number = change.number and journey.closed_at is null""")
                .param("kind", EntryKind.DOSSIER.name())
                .param("by", news.by())
                .param("at", OffsetDateTime.now(clock))
                .param(
                        "numbers",
                        changes.stream().map(change -> change.number().value()).toArray(String[]::new))
                .param("contents", changes.stream().map(this::content).toArray(String[]::new))
                .update();
    }

    private String content(DossierChange change) {
        try {
            return json.writeValueAsString(change.fields());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
