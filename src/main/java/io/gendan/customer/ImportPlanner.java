package io.gendan.customer;

import io.gendan.customer.ImportPlan.PlannedRow;
import io.gendan.customer.ImportRequest.Match;
import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile.Row;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of customers row by row and decides what each row will do; stores nothing. Remembers the rows before, so
 * that a table may come in parts.
 */
final class ImportPlanner {

    /** Whom the planner asks. */
    record Sources(
            CustomerTable table,
            Customers customers,
            Ownership ownership,
            @Nullable MoreFields more,
            @Nullable StageGiver stages,
            LookAlikes lookAlikes,
            Words words) {}

    private final ImportColumns columns;
    private final ImportRequest request;
    private final Person by;
    private final Sources sources;
    private final Words words;

    private final Map<String, Optional<String>> owners = new HashMap<>();
    private final Map<String, Optional<Refusal.Item>> stages = new HashMap<>();
    private final Map<CustomerNumber, Integer> rowOfNumber = new HashMap<>();
    private final Map<String, Integer> rowOfKey = new HashMap<>();
    private Map<String, CustomerNumber> numberOfKey = Map.of();
    private Map<String, CustomerNumber> numberOfCode = Map.of();
    private ImportPlan plan = new ImportPlan();

    /** Raises a refusal where the owner asked for can't be accepted. */
    ImportPlanner(ImportColumns columns, ImportRequest request, Person by, Sources sources) {
        this.columns = columns;
        this.request = request;
        this.by = by;
        this.sources = sources;
        this.words = sources.words();
        sources.ownership().ownerFor(by, request.owner());
    }

    /** Notes a row of the table before any is planned: its customer may be the parent of one further up. */
    void expect(Row row) {
        if (row.fault() == null) {
            rowOfKey.putIfAbsent(keyIn(row, CustomerField.NAME), row.number());
            numberIn(row).ifPresent(number -> rowOfNumber.putIfAbsent(number, row.number()));
        }
    }

    /** Columns that nobody reads. */
    List<String> unread() {
        return columns.left();
    }

    /** The numbers of the customers that the planned rows name and that we have already, by the keys of their names. */
    Map<String, CustomerNumber> known() {
        return numberOfKey;
    }

    ImportPlan plan(List<Row> rows) {
        plan = new ImportPlan();
        lookUp(rows);
        for (var row : rows) {
            int faults = plan.faulty().size();
            read(row);
            if (plan.faulty().size() > faults) {
                // A row that is not taken keeps no later one out.
                rowOfKey.remove(keyIn(row, CustomerField.NAME), row.number());
                numberIn(row).ifPresent(number -> rowOfNumber.remove(number, row.number()));
            }
        }
        hintLookAlikes();
        return plan;
    }

    /** Rows that come in and yet may be customers we have, though their names don't say so (D-07). */
    private void hintLookAlikes() {
        var fresh = new HashMap<Integer, NewCustomer>();
        plan.creations().forEach(row -> fresh.put(row.row(), row.customer()));
        sources.lookAlikes().of(fresh, by).forEach((row, like) -> {
            var reasons = String.join(", ", like.reasons());
            var known = like.known();
            plan.hint(
                    row,
                    null,
                    known == null
                            ? words.of("import.hint.likeSomebody", reasons)
                            : words.of("import.hint.like", known, reasons));
        });
    }

    private void lookUp(List<Row> rows) {
        var keys = new HashSet<String>();
        var codes = new HashSet<String>();
        for (var row : rows) {
            keys.add(keyIn(row, CustomerField.NAME));
            keys.add(keyIn(row, CustomerField.SUBSIDIARY_OF));
            if (request.match() == Match.CREDIT_CODE) {
                codes.add(CreditCode.plain(columns.text(row, CustomerField.CREDIT_CODE.key())));
            }
        }
        numberOfKey = sources.table().byNameKey(keys);
        numberOfCode = codes.isEmpty() ? Map.of() : sources.table().byCreditCode(codes);
    }

    private String keyIn(Row row, CustomerField field) {
        return CustomerName.key(columns.text(row, field.key()));
    }

    private Optional<CustomerNumber> numberIn(Row row) {
        var number = columns.text(row, ImportColumns.NUMBER);
        try {
            return number.isEmpty() ? Optional.empty() : Optional.of(CustomerNumber.parse(number));
        } catch (Refusal noNumber) {
            return Optional.empty();
        }
    }

    private void read(Row row) {
        var broken = row.fault();
        if (broken != null) {
            plan.error(row, null, inWords(broken));
            return;
        }
        var typed = columns.core(row);
        var number = columns.text(row, ImportColumns.NUMBER);
        var meant = meant(row, typed);
        if (!number.isEmpty()) {
            readUpdate(row, typed, number);
        } else if (meant != null) {
            readUpdate(row, typed, meant.value());
        } else {
            readNew(row, typed);
        }
    }

    /** The customer that a row without a number means all the same, as far as it was asked for and is seen. */
    private @Nullable CustomerNumber meant(Row row, Map<CustomerField, String> typed) {
        var key = CustomerName.key(typed.getOrDefault(CustomerField.NAME, ""));
        if (rowOfKey.getOrDefault(key, row.number()) < row.number()) {
            return null;
        }
        var found =
                switch (request.match()) {
                    case NUMBER -> null;
                    case CREDIT_CODE ->
                        numberOfCode.get(CreditCode.plain(typed.getOrDefault(CustomerField.CREDIT_CODE, "")));
                    case NAME -> numberOfKey.get(key);
                };
        return found != null && sources.customers().isSeenBy(sources.customers().require(found), by) ? found : null;
    }

    private void readNew(Row row, Map<CustomerField, String> typed) {
        var customer = sound(row, typed);
        var owner = owner(row, typed.getOrDefault(CustomerField.OWNER, ""));
        var stage = stage(row, owner);
        var more = customer == null ? null : more(row, customer.kind());
        if (customer == null || owner == null || stage == null || more == null) {
            return;
        }
        var key = CustomerName.key(customer.name());
        int first = rowOfKey.computeIfAbsent(key, none -> row.number());
        if (first < row.number()) {
            plan.duplicate(row.number(), words.of("import.hint.sameAsRow", String.valueOf(first)));
        } else if (numberOfKey.containsKey(key)) {
            plan.duplicate(row.number(), words.of("import.hint.known", customer.name()));
        } else {
            plan.add(new PlannedRow(
                    row.number(), customer.ownedBy(owner.orElse(null)), parent(row, customer, key), null, stage, more));
        }
    }

    private void readUpdate(Row row, Map<CustomerField, String> typed, String number) {
        try {
            var before = sources.customers().requireFor(CustomerNumber.parse(number), by);
            // A chunk may be planned again, row by row: a row is no second one of its own.
            if (rowOfNumber.merge(before.number(), row.number(), Math::min) < row.number()) {
                error(row, ImportColumns.NUMBER, Refusal.Item.of("number", "import.numberTwice", number));
                return;
            }
            if (sources.customers().readsMasked(before, by)) {
                error(row, ImportColumns.NUMBER, Refusal.Item.of("number", "import.claimFirst", number));
                return;
            }
            keep(typed, CustomerField.NAME, before.name());
            keep(typed, CustomerField.KIND, before.kind().name());
            hintWhatStays(row, typed, before);
            var customer = sound(row, typed);
            var more = customer == null ? null : more(row, customer.kind());
            if (customer != null && tooManyTags(before, customer)) {
                error(
                        row,
                        CustomerField.TAGS.key(),
                        Refusal.Item.of("tags", "tag.tooManyTold", String.valueOf(TagName.MOST)));
            } else if (customer != null && more != null) {
                hintGrade(row, customer, before);
                var parent = parent(row, customer, CustomerName.key(customer.name()));
                plan.add(new PlannedRow(row.number(), customer, parent, before.number(), "", more));
            } else {
                rowOfNumber.remove(before.number(), row.number());
            }
        } catch (Refusal refusal) {
            if (refusal.code().equals("customer.merged")) {
                plan.error(row, columns.name(ImportColumns.NUMBER), words.of(refusal));
                return;
            }
            error(row, ImportColumns.NUMBER, Refusal.Item.of("number", "import.customerUnknown", number));
        }
    }

    private static boolean tooManyTags(Customer before, NewCustomer customer) {
        var tags = new HashSet<>(before.tags());
        tags.addAll(customer.tags());
        return tags.size() > TagName.MOST;
    }

    private void hintWhatStays(Row row, Map<CustomerField, String> typed, Customer before) {
        var wanted = typed.getOrDefault(CustomerField.OWNER, "");
        if (!wanted.isEmpty() && !wanted.equals(before.owner())) {
            plan.hint(row.number(), columns.name(CustomerField.OWNER.key()), words.of("import.hint.ownerStays"));
        }
        if (!columns.text(row, ImportColumns.STAGE).isEmpty()) {
            plan.hint(row.number(), columns.name(ImportColumns.STAGE), words.of("import.hint.stageStays"));
        }
    }

    private void hintGrade(Row row, NewCustomer customer, Customer before) {
        if (customer.signingGrade() != null && customer.signingGrade() != before.signingGrade()) {
            plan.hint(
                    row.number(), columns.name(CustomerField.SIGNING_GRADE.key()), words.of("import.hint.gradeStays"));
        }
    }

    /** The key of the parent's name, when the file or the customers hold it. */
    private String parent(Row row, NewCustomer customer, String ownKey) {
        var parent = Objects.requireNonNullElse(customer.subsidiaryOf(), "");
        var key = CustomerName.key(parent);
        if (key.isEmpty()) {
            return "";
        }
        if (key.equals(ownKey)) {
            error(
                    row,
                    CustomerField.SUBSIDIARY_OF.key(),
                    Refusal.Item.of("subsidiaryOf", "customer.parentItself", customer.name()));
        } else if (!numberOfKey.containsKey(key) && !rowOfKey.containsKey(key)) {
            plan.hint(
                    row.number(),
                    columns.name(CustomerField.SUBSIDIARY_OF.key()),
                    words.of("import.hint.parentUnknown", parent));
            return "";
        }
        return key;
    }

    private @Nullable NewCustomer sound(Row row, Map<CustomerField, String> typed) {
        var reader = new FieldReader(typed);
        var customer = NewCustomer.read(reader);
        reader.faults().forEach(fault -> error(row, fault.field(), fault));
        return reader.faults().isEmpty() ? customer : null;
    }

    private @Nullable Map<String, Object> more(Row row, Customer.Kind kind) {
        var typed = new HashMap<>(columns.more(row));
        typed.values().removeIf(String::isBlank);
        if (typed.isEmpty() || sources.more() == null) {
            return Map.of();
        }
        var reading = sources.more().read(kind, typed);
        reading.faults().forEach(fault -> error(row, fault.field(), fault));
        return reading.faults().isEmpty() ? reading.values() : null;
    }

    /** Empty where none is told, null for one that isn't possible. */
    private @Nullable String stage(Row row, @Nullable Optional<String> owner) {
        var stage = columns.text(row, ImportColumns.STAGE);
        var giver = sources.stages();
        if (stage.isEmpty() || giver == null) {
            return "";
        }
        var fault = stages.computeIfAbsent(stage, asked -> Optional.ofNullable(giver.fault(asked, by)))
                .orElse(null);
        if (fault == null && owner != null && owner.isEmpty()) {
            fault = Refusal.Item.of("stage", "import.stageWithoutOwner", stage);
        }
        if (fault != null) {
            error(row, ImportColumns.STAGE, fault);
        }
        return fault == null ? stage : null;
    }

    /** Empty for the pool, null for an owner that isn't possible. */
    private @Nullable Optional<String> owner(Row row, String inRow) {
        var wanted = inRow.isEmpty() ? Optional.ofNullable(request.owner()).orElse("") : inRow;
        if (!owners.containsKey(wanted)) {
            try {
                owners.put(wanted, Optional.ofNullable(sources.ownership().ownerFor(by, wanted)));
            } catch (Refusal refusal) {
                var message = refusal.items().isEmpty() ? words.of(refusal) : String.join(" ", words.items(refusal));
                plan.error(row, columns.name(CustomerField.OWNER.key()), message);
                return null;
            }
        }
        return owners.get(wanted);
    }

    private static void keep(Map<CustomerField, String> typed, CustomerField field, String known) {
        typed.merge(field, known, (inRow, before) -> inRow.isBlank() ? before : inRow);
    }

    private void error(Row row, String key, Refusal.Item fault) {
        plan.error(row, columns.name(key), inWords(fault));
    }

    private String inWords(Refusal.Item fault) {
        return words.of("refusal." + fault.code(), new ArrayList<>(fault.arguments()).toArray());
    }
}
