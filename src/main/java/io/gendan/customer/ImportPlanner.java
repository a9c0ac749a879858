package io.gendan.customer;

import io.gendan.customer.ImportPlan.PlannedRow;
import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Reads one table of customers row by row and decides what each row will do. Stores nothing. */
final class ImportPlanner {

    private static final String[] NUMBER_NAMES = {"number", "customer number", "客户编号", "编号"};

    private final TableFile table;
    private final ImportRequest request;
    private final Person by;
    private final CustomerTable known;
    private final Customers customers;
    private final Ownership ownership;
    private final Words words;

    private final Map<CustomerField, TableFile.Column> columns = new EnumMap<>(CustomerField.class);
    private final TableFile.@Nullable Column numberColumn;
    private final Map<String, Optional<String>> owners = new HashMap<>();
    private final Set<CustomerNumber> updated = new HashSet<>();
    private final Map<String, Integer> rowOfKey = new HashMap<>();
    private final Map<String, CustomerNumber> numberOfKey = new HashMap<>();
    private final ImportPlan plan = new ImportPlan();

    ImportPlanner(
            TableFile table,
            ImportRequest request,
            Person by,
            CustomerTable known,
            Customers customers,
            Ownership ownership,
            Words words) {
        this.table = table;
        this.request = request;
        this.by = by;
        this.known = known;
        this.customers = customers;
        this.ownership = ownership;
        this.words = words;
        for (var field : CustomerField.values()) {
            table.column(field.names().toArray(String[]::new)).ifPresent(column -> columns.put(field, column));
        }
        this.numberColumn = table.column(NUMBER_NAMES).orElse(null);
    }

    /** Raises a refusal where the whole file or the owner asked for can't be accepted. */
    ImportPlan plan(IntConsumer progress) {
        table.require(CustomerField.NAME.names().toArray(String[]::new));
        ownership.ownerFor(by, request.owner());
        hintUnknownColumns();
        gatherKeys();
        int done = 0;
        for (var row : table.rows()) {
            read(row);
            done++;
            if (done % 1_000 == 0) {
                progress.accept(done);
            }
        }
        return plan;
    }

    /** The numbers of the customers that the file names and that we have already, by the keys of their names. */
    Map<String, CustomerNumber> known() {
        return numberOfKey;
    }

    private void gatherKeys() {
        var named = new HashSet<String>();
        for (var row : table.rows()) {
            var key = CustomerName.key(row.get(columns.get(CustomerField.NAME)));
            rowOfKey.putIfAbsent(key, row.number());
            named.add(key);
            named.add(CustomerName.key(row.get(columns.get(CustomerField.SUBSIDIARY_OF))));
        }
        numberOfKey.putAll(known.byNameKey(named));
    }

    private void hintUnknownColumns() {
        var used = new ArrayList<>(columns.values());
        if (numberColumn != null) {
            used.add(numberColumn);
        }
        for (var name : table.columnsBeside(used)) {
            plan.hint(null, name, words.of("import.hint.unknownColumn", name));
        }
    }

    private void read(TableFile.Row row) {
        var typed = new EnumMap<CustomerField, String>(CustomerField.class);
        columns.forEach((field, column) -> typed.put(field, row.get(column)));
        var number = row.get(numberColumn);
        if (number.isEmpty()) {
            readNew(row, typed);
        } else {
            readUpdate(row, typed, number);
        }
    }

    private void readNew(TableFile.Row row, Map<CustomerField, String> typed) {
        var customer = sound(row, typed);
        var owner = owner(row, typed.getOrDefault(CustomerField.OWNER, ""));
        if (customer == null || owner == null) {
            return;
        }
        var key = CustomerName.key(customer.name());
        int first = rowOfKey.getOrDefault(key, row.number());
        if (numberOfKey.containsKey(key)) {
            plan.duplicate(row.number(), words.of("import.hint.known", customer.name()));
        } else if (first != row.number()) {
            plan.duplicate(row.number(), words.of("import.hint.sameAsRow", String.valueOf(first)));
        } else {
            plan.add(new PlannedRow(customer.ownedBy(owner.orElse(null)), parent(row, customer, key), null));
        }
    }

    private void readUpdate(TableFile.Row row, Map<CustomerField, String> typed, String number) {
        try {
            var before = customers.requireFor(CustomerNumber.parse(number), by);
            if (!updated.add(before.number())) {
                error(row, numberColumn, Refusal.Item.of("number", "import.numberTwice", number));
                return;
            }
            keep(typed, CustomerField.NAME, before.name());
            keep(typed, CustomerField.KIND, before.kind().name());
            var wanted = typed.getOrDefault(CustomerField.OWNER, "");
            if (!wanted.isEmpty() && !wanted.equals(before.owner())) {
                plan.hint(row.number(), name(columns.get(CustomerField.OWNER)), words.of("import.hint.ownerStays"));
            }
            var customer = sound(row, typed);
            if (customer != null
                    && customer.signingGrade() != null
                    && customer.signingGrade() != before.signingGrade()) {
                plan.hint(
                        row.number(),
                        name(columns.get(CustomerField.SIGNING_GRADE)),
                        words.of("import.hint.gradeStays"));
            }
            if (customer != null) {
                var parent = parent(row, customer, CustomerName.key(customer.name()));
                plan.add(new PlannedRow(customer, parent, before.number()));
            }
        } catch (Refusal unknown) {
            error(row, numberColumn, Refusal.Item.of("number", "import.customerUnknown", number));
        }
    }

    /** The key of the parent's name, when the file or the customers hold it. */
    private String parent(TableFile.Row row, NewCustomer customer, String ownKey) {
        var parent = Objects.requireNonNullElse(customer.subsidiaryOf(), "");
        var key = CustomerName.key(parent);
        if (key.isEmpty()) {
            return "";
        }
        var column = columns.get(CustomerField.SUBSIDIARY_OF);
        if (key.equals(ownKey)) {
            error(row, column, Refusal.Item.of("subsidiaryOf", "customer.parentItself", customer.name()));
        } else if (!numberOfKey.containsKey(key) && !rowOfKey.containsKey(key)) {
            plan.hint(row.number(), name(column), words.of("import.hint.parentUnknown", parent));
            return "";
        }
        return key;
    }

    private @Nullable NewCustomer sound(TableFile.Row row, Map<CustomerField, String> typed) {
        var reader = new FieldReader(typed);
        var customer = NewCustomer.read(reader);
        reader.faults().forEach(fault -> error(row, columnOf(fault.field()), fault));
        return reader.faults().isEmpty() ? customer : null;
    }

    /** Empty for the pool, null for an owner that isn't possible. */
    private @Nullable Optional<String> owner(TableFile.Row row, String inRow) {
        var wanted = inRow.isEmpty() ? Optional.ofNullable(request.owner()).orElse("") : inRow;
        if (!owners.containsKey(wanted)) {
            try {
                owners.put(wanted, Optional.ofNullable(ownership.ownerFor(by, wanted)));
            } catch (Refusal refusal) {
                var message = refusal.items().isEmpty() ? words.of(refusal) : String.join(" ", words.items(refusal));
                plan.error(row.number(), name(columns.get(CustomerField.OWNER)), message);
                return null;
            }
        }
        return owners.get(wanted);
    }

    private static void keep(Map<CustomerField, String> typed, CustomerField field, String known) {
        typed.merge(field, known, (inRow, before) -> inRow.isBlank() ? before : inRow);
    }

    private void error(TableFile.Row row, TableFile.@Nullable Column column, Refusal.Item fault) {
        plan.error(
                row.number(),
                name(column),
                words.of("refusal." + fault.code(), fault.arguments().toArray()));
    }

    private TableFile.@Nullable Column columnOf(String fieldKey) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getKey().key().equals(fieldKey))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String name(TableFile.@Nullable Column column) {
        return column == null ? null : column.name();
    }
}
