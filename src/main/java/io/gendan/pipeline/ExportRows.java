package io.gendan.pipeline;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.MoreFields;
import io.gendan.staff.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the table of an export tells of each customer: the columns that every customer has, and those of the dossier. */
@Component
class ExportRows {

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

    private final Customers customers;
    private final CustomerMask mask;
    private final ObjectProvider<MoreFields> more;

    ExportRows(Customers customers, CustomerMask mask, ObjectProvider<MoreFields> more) {
        this.customers = customers;
        this.mask = mask;
        this.more = more;
    }

    /** The fields of the dossier that may leave. */
    List<MoreFields.Field> fields() {
        var provider = more.getIfAvailable();
        return provider == null
                ? List.of()
                : provider.all().stream().filter(field -> !field.sensitive()).toList();
    }

    List<Object> header(List<MoreFields.Field> fields) {
        var header = new ArrayList<Object>(CORE);
        fields.forEach(field -> header.add(field.key()));
        return header;
    }

    /** Writes these customers, what is masked for this person masked. */
    void write(List<CustomerList.Row> rows, List<MoreFields.Field> fields, Person by, ExportTable table)
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
}
