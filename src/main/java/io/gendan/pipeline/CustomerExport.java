package io.gendan.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Person;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes what a person may see of the customers as a table that can come in again (D-06), some customers at a time. Who
 * took what out is noted before the first row leaves.
 */
@Component
public class CustomerExport {

    /** How the table is written. */
    public enum Format {
        CSV,
        XLSX
    }

    private static final int AT_ONCE = 500;

    private final CustomerList list;
    private final ExportRows rows;
    private final JdbcClient database;
    private final ObjectMapper json;
    private final AuditTrail trail;
    private final Clock clock;

    CustomerExport(
            CustomerList list, ExportRows rows, JdbcClient database, ObjectMapper json, AuditTrail trail, Clock clock) {
        this.list = list;
        this.rows = rows;
        this.database = database;
        this.json = json;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Refuses whoever may not take customers out, and what can't be looked for.
     *
     * @throws Refusal 403 {@code customer.mayNotExport}; 400 {@code stage.unknown}
     */
    public void check(CustomerList.Query query, Person by) {
        if (!by.role().sells()) {
            throw Refusal.forbidden("customer.mayNotExport");
        }
        list.find(query, by);
    }

    /** Writes all customers that the list shows this person, by number; {@link #check} comes before. */
    public void write(CustomerList.Query query, Format format, Person by, OutputStream out) throws IOException {
        var shown = list.find(query, by);
        long id = note(query, format, by);
        var fields = rows.fields();
        int written = 0;
        try (var table = format == Format.CSV ? ExportTable.csv(out) : ExportTable.xlsx(out)) {
            table.row(rows.header(fields));
            String after = "";
            for (var part = list.after(after, query, shown, AT_ONCE, by); !part.isEmpty(); ) {
                rows.write(part, fields, by, table);
                written += part.size();
                after = part.get(part.size() - 1).number();
                part = part.size() < AT_ONCE ? List.of() : list.after(after, query, shown, AT_ONCE, by);
            }
        }
        database.sql("update customer_export set customers = ? where id = ?")
                .params(written, id)
                .update();
        trail.put(
                AuditKind.EXPORTED,
                by.login(),
                null,
                Map.of("what", "customersLeft", "export", id, "customers", written));
    }

    private long note(CustomerList.Query query, Format format, Person by) {
        long id = keep(query, format, by);
        trail.put(
                AuditKind.EXPORTED,
                by.login(),
                null,
                Map.of("what", "customers", "export", id, "format", format.name()));
        return id;
    }

    private long keep(CustomerList.Query query, Format format, Person by) {
        try {
            return database.sql("""
                            insert into customer_export (person, at, format, filter)
                            values (:person, :at, :format, :filter::jsonb) returning id
                            """)
                    .param("person", by.login())
                    .param("at", OffsetDateTime.now(clock))
                    .param("format", format.name())
                    .param("filter", json.writeValueAsString(query))
                    .query(Long.class)
                    .single();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
