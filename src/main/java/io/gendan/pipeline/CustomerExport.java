package io.gendan.pipeline;

import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Person;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what a person may see of the customers as a table that can come in again (D-06), some customers at a time. The
 * audit trail tells who does so before the first row leaves, and how many customers it were after the last one.
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
    private final AuditTrail trail;

    CustomerExport(CustomerList list, ExportRows rows, AuditTrail trail) {
        this.list = list;
        this.rows = rows;
        this.trail = trail;
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
        trail.put(AuditKind.EXPORTED, by.login(), null, narrowing(query, format));
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
        trail.put(AuditKind.EXPORTED, by.login(), null, Map.of("what", "customersLeft", "customers", written));
    }

    /** Without the words looked for and the dossier's values: they may name a person. */
    private static Map<String, Object> narrowing(CustomerList.Query query, Format format) {
        var details = new HashMap<String, @Nullable Object>();
        details.put("what", "customers");
        details.put("format", format.name());
        details.put("stage", query.stage());
        details.put("owner", query.owner());
        details.put("tags", query.tags().isEmpty() ? null : query.tags());
        details.put("industry", query.industry());
        details.put("city", query.city());
        details.put("grade", query.grade());
        details.put("quietDays", query.quietDays());
        details.values().removeIf(Objects::isNull);
        return details;
    }
}
