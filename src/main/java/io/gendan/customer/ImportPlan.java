package io.gendan.customer;

import io.gendan.customer.ImportReport.Remark;
import io.gendan.engine.TableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What some rows of an import are going to do, row by row, and what stands against it. */
final class ImportPlan {

    /**
     * A row that stores something.
     *
     * @param parent key of the parent customer's name; empty for none
     * @param updated the customer that it updates; null for a new one
     * @param stage where its journey begins; empty when nothing is told
     * @param more values beyond the columns
     */
    record PlannedRow(
            int row,
            NewCustomer customer,
            String parent,
            @Nullable CustomerNumber updated,
            String stage,
            Map<String, Object> more) {}

    private final List<PlannedRow> rows = new ArrayList<>();
    private final List<Remark> errors = new ArrayList<>();
    private final List<Remark> hints = new ArrayList<>();
    private final List<TableFile.Row> faulty = new ArrayList<>();
    private int duplicates;

    void add(PlannedRow row) {
        rows.add(row);
    }

    void duplicate(int row, String message) {
        duplicates++;
        hint(row, null, message);
    }

    void error(TableFile.Row row, @Nullable String column, String message) {
        errors.add(new Remark(row.number(), column, message));
        if (faulty.isEmpty() || faulty.get(faulty.size() - 1).number() != row.number()) {
            faulty.add(row);
        }
    }

    void hint(@Nullable Integer row, @Nullable String column, String message) {
        hints.add(new Remark(row, column, message));
    }

    /** What concerns the whole file is read first. */
    void hintFirst(String message) {
        hints.add(0, new Remark(null, null, message));
    }

    List<PlannedRow> rows() {
        return rows;
    }

    List<PlannedRow> creations() {
        return rows.stream().filter(row -> row.updated() == null).toList();
    }

    List<PlannedRow> updates() {
        return rows.stream().filter(row -> row.updated() != null).toList();
    }

    List<TableFile.Row> faulty() {
        return faulty;
    }

    List<Remark> errors() {
        return errors;
    }

    List<Remark> hints() {
        return hints;
    }

    int duplicates() {
        return duplicates;
    }

    boolean sound() {
        return faulty.isEmpty();
    }
}
