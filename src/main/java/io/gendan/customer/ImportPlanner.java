package io.gendan.customer;

import io.gendan.customer.ImportPlan.PlannedRow;
import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile.Row;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
            Staff staff,
            Ownership ownership,
            @Nullable MoreFields more,
            @Nullable StageGiver stages,
            LookAlikes lookAlikes,
            Words words) {}

    private final ImportColumns columns;
    private final ImportRequest request;
    private final Sources sources;
    private final RowsMet met;
    private final RowFields fields;
    private final RowParents parents;
    private final UpdateHints stays;

    private Person by;
    private KnownCustomers.Reader reader;
    private RowOwners owners;
    private RowStages stages;
    private KnownCustomers known = KnownCustomers.NONE;
    private ImportPlan plan;
    private RowRemarks remarks;

    /** Raises a refusal where the owner asked for can't be accepted. */
    ImportPlanner(ImportColumns columns, ImportRequest request, Person by, Sources sources) {
        this.columns = columns;
        this.request = request;
        this.sources = sources;
        met = new RowsMet(columns);
        fields = new RowFields(columns, sources.more());
        this.by = by;
        reader = reader(by);
        owners = owners(by);
        stages = stages(by);
        parents = new RowParents(met);
        stays = new UpdateHints(columns);
        plan = new ImportPlan();
        remarks = new RowRemarks(plan, columns, sources.words());
    }

    /** From here on the rows are judged by what this person may and sees now; refuses as the constructor does. */
    void isFor(Person person) {
        owners = owners(person);
        reader = reader(person);
        stages = stages(person);
        by = person;
    }

    private RowOwners owners(Person person) {
        return new RowOwners(sources.ownership(), request.owner(), person);
    }

    private KnownCustomers.Reader reader(Person person) {
        return new KnownCustomers.Reader(
                sources.staff().outlineSightOf(person), sources.staff().sightOf(person.login()));
    }

    private RowStages stages(Person person) {
        return new RowStages(sources.stages(), columns, person);
    }

    /** Notes a row of the table before any is planned: its customer may be the parent of one further up. */
    void expect(Row row) {
        if (row.fault() == null) {
            met.expect(row);
        }
    }

    /** Columns that nobody reads. */
    List<String> unread() {
        return columns.left();
    }

    /** The numbers of the customers that the planned rows name and that we have already, by the keys of their names. */
    Map<String, CustomerNumber> known() {
        return known.byKey();
    }

    ImportPlan plan(List<Row> rows) {
        plan = new ImportPlan();
        remarks = new RowRemarks(plan, columns, sources.words());
        known = KnownCustomers.of(rows, columns, request.match(), sources.table(), reader);
        for (var row : rows) {
            int faults = plan.faulty().size();
            read(row);
            if (plan.faulty().size() > faults) {
                met.forget(row);
            }
        }
        remarks.hintLookAlikes(sources.lookAlikes(), by);
        return plan;
    }

    private void read(Row row) {
        var broken = row.fault();
        if (broken != null) {
            remarks.error(row, null, broken);
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

    /**
     * The customer that a row without a number means all the same, as far as it was asked for and is seen: administrators
     * know more names than they may write to.
     */
    private @Nullable CustomerNumber meant(Row row, Map<CustomerField, String> typed) {
        var key = CustomerName.key(typed.getOrDefault(CustomerField.NAME, ""));
        if (met.isAgain(key, row)) {
            return null;
        }
        var found = known.meant(request.match(), key, typed.getOrDefault(CustomerField.CREDIT_CODE, ""));
        return found != null && sources.customers().isSeenBy(sources.customers().require(found), by) ? found : null;
    }

    private void readNew(Row row, Map<CustomerField, String> typed) {
        var customer = fields.customer(row, typed, remarks);
        var owner = owners.of(row, typed.getOrDefault(CustomerField.OWNER, ""), remarks);
        var stage = stages.of(row, owner, remarks);
        var more = fields.more(row, customer, remarks);
        if (customer == null || owner == null || stage == null || more == null) {
            return;
        }
        var key = CustomerName.key(customer.name());
        int first = met.first(key, row);
        if (first < row.number()) {
            remarks.duplicate(row, "import.hint.sameAsRow", String.valueOf(first));
        } else if (known.byKey().containsKey(key)) {
            remarks.duplicate(row, "import.hint.known", customer.name());
        } else {
            var parent = parents.of(row, customer, known, remarks);
            if (parent != null) {
                plan.add(new PlannedRow(row.number(), customer.ownedBy(owner.orElse(null)), parent, null, stage, more));
            }
        }
    }

    private void readUpdate(Row row, Map<CustomerField, String> typed, String number) {
        try {
            var before = sources.customers().requireFor(CustomerNumber.parse(number), by);
            if (met.isAgain(before.number(), row)) {
                refuse(row, "import.numberTwice", number);
            } else if (sources.customers().readsMasked(before, by)) {
                refuse(row, "import.claimFirst", number);
            } else {
                readUpdate(row, typed, before);
            }
        } catch (Refusal refusal) {
            if (refusal.code().equals("customer.merged")) {
                remarks.error(row, ImportColumns.NUMBER, refusal);
            } else {
                refuse(row, "import.customerUnknown", number);
            }
        }
    }

    private void readUpdate(Row row, Map<CustomerField, String> typed, Customer before) {
        keep(typed, CustomerField.NAME, before.name());
        keep(typed, CustomerField.KIND, before.kind().name());
        stays.ofWhatStays(row, typed, before, remarks);
        var customer = fields.customer(row, typed, remarks);
        var more = fields.more(row, customer, remarks);
        var parent = customer == null || more == null ? null : sound(row, customer, before);
        if (customer == null || more == null || parent == null) {
            met.forget(row, before.number());
        } else {
            plan.add(new PlannedRow(row.number(), customer, parent, before.number(), "", more));
        }
    }

    /** The key of the parent's name; null where the row doesn't fit the customer that it updates. */
    private @Nullable String sound(Row row, NewCustomer customer, Customer before) {
        var tags = new HashSet<>(before.tags());
        tags.addAll(customer.tags());
        if (tags.size() > TagName.MOST) {
            var key = CustomerField.TAGS.key();
            remarks.error(row, key, Refusal.Item.of(key, "tag.tooManyTold", String.valueOf(TagName.MOST)));
            return null;
        }
        stays.ofGrade(row, customer, before, remarks);
        return parents.of(row, customer, known, remarks);
    }

    private void refuse(Row row, String code, String number) {
        remarks.error(row, ImportColumns.NUMBER, Refusal.Item.of(ImportColumns.NUMBER, code, number));
    }

    private static void keep(Map<CustomerField, String> typed, CustomerField field, String known) {
        typed.merge(field, known, (inRow, before) -> inRow.isBlank() ? before : inRow);
    }
}
