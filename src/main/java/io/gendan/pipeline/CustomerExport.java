package io.gendan.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.MoreFields;
import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Person;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private static final List<String> CORE = List.of(
            "number",
            "name",
            "kind",
            "owner",
            "currentStage",
            "industry",
            "phone",
            "email",
            "city",
            "website",
            "employees",
            "revenue",
            "revenueUnit",
            "founded",
            "subsidiaryOf",
            "creditCode",
            "tags");

    private final CustomerList list;
    private final Customers customers;
    private final CustomerMask mask;
    private final ObjectProvider<MoreFields> more;
    private final JdbcClient database;
    private final ObjectMapper json;
    private final AuditTrail trail;
    private final Clock clock;

    CustomerExport(
            CustomerList list,
            Customers customers,
            CustomerMask mask,
            ObjectProvider<MoreFields> more,
            JdbcClient database,
            ObjectMapper json,
            AuditTrail trail,
            Clock clock) {
        this.list = list;
        this.customers = customers;
        this.mask = mask;
        this.more = more;
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
        var fields = fields();
        int written = 0;
        try (var table = format == Format.CSV ? ExportTable.csv(out) : ExportTable.xlsx(out)) {
            var header = new ArrayList<Object>(CORE);
            fields.forEach(field -> header.add(field.key()));
            table.row(header);
            String after = "";
            for (var rows = list.after(after, query, shown, AT_ONCE, by); !rows.isEmpty(); ) {
                write(rows, fields, by, table);
                written += rows.size();
                after = rows.get(rows.size() - 1).number();
                rows = rows.size() < AT_ONCE ? List.of() : list.after(after, query, shown, AT_ONCE, by);
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

    private void write(List<CustomerList.Row> rows, List<MoreFields.Field> fields, Person by, ExportTable table)
            throws IOException {
        var numbers = rows.stream().map(row -> new CustomerNumber(row.number())).toList();
        var told = customers.all(numbers);
        var texts = fields.isEmpty()
                ? Map.<CustomerNumber, Map<String, String>>of()
                : more.getObject().texts(numbers);
        var parents = parents(told.values(), by);
        for (var row : rows) {
            var number = new CustomerNumber(row.number());
            var customer = told.get(number);
            if (customer != null) {
                var cells = cells(mask.asReadBy(customer, by), row.stage(), parents);
                var more = mask.masked(customer, by) ? Map.<String, String>of() : texts.getOrDefault(number, Map.of());
                fields.forEach(field -> cells.add(more.get(field.key())));
                table.row(cells);
            }
        }
    }

    private static List<@Nullable Object> cells(
            Customer customer, @Nullable String stage, Map<CustomerNumber, String> parents) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(customer.number().value());
        cells.add(customer.name());
        cells.add(customer.kind().name());
        cells.add(customer.owner());
        cells.add(stage);
        cells.add(customer.industry());
        cells.add(customer.phone());
        cells.add(customer.email());
        cells.add(customer.city());
        cells.add(customer.website());
        cells.add(customer.employees());
        cells.add(customer.revenue());
        cells.add(customer.revenueUnit());
        cells.add(customer.founded());
        var parent = customer.subsidiaryOf();
        cells.add(parent == null ? null : parents.get(parent));
        cells.add(customer.creditCode());
        cells.add(String.join(",", customer.tags()));
        return cells;
    }

    /** The names of the parents that the person sees. */
    private Map<CustomerNumber, String> parents(Collection<Customer> told, Person by) {
        var numbers = told.stream()
                .map(Customer::subsidiaryOf)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        var names = new HashMap<CustomerNumber, String>();
        customers.all(numbers).forEach((number, parent) -> {
            if (customers.isSeenBy(parent, by)) {
                names.put(number, parent.name());
            }
        });
        return names;
    }

    private List<MoreFields.Field> fields() {
        var provider = more.getIfAvailable();
        return provider == null
                ? List.of()
                : provider.all().stream().filter(field -> !field.sensitive()).toList();
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
