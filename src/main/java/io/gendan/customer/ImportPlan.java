package io.gendan.customer;

import io.gendan.customer.ImportReport.Remark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import is going to do, row by row, and what stands against it. */
final class ImportPlan {

    /**
     * A row that stores something.
     *
     * @param parent key of the parent customer's name; empty for none
     * @param updated the customer that it updates; null for a new one
     */
    record PlannedRow(
            NewCustomer customer, String parent, @Nullable CustomerNumber updated) {}

    private static final int MOST_REMARKS = 1_000;

    private final List<PlannedRow> rows = new ArrayList<>();
    private final List<Remark> errors = new ArrayList<>();
    private final List<Remark> hints = new ArrayList<>();
    private int duplicates;
    private boolean sound = true;

    void add(PlannedRow row) {
        rows.add(row);
    }

    void duplicate(int row, String message) {
        duplicates++;
        hint(row, null, message);
    }

    void error(int row, @Nullable String column, String message) {
        if (errors.size() < MOST_REMARKS) {
            errors.add(new Remark(row, column, message));
        }
        sound = false;
    }

    void hint(@Nullable Integer row, @Nullable String column, String message) {
        if (hints.size() < MOST_REMARKS) {
            hints.add(new Remark(row, column, message));
        }
    }

    /** What concerns the whole file is read first. */
    void hintFirst(String message) {
        hints.add(0, new Remark(null, null, message));
    }

    List<PlannedRow> creations() {
        return rows.stream().filter(row -> row.updated() == null).toList();
    }

    List<PlannedRow> updates() {
        return rows.stream().filter(row -> row.updated() != null).toList();
    }

    boolean isCut() {
        return errors.size() == MOST_REMARKS;
    }

    boolean sound() {
        return sound;
    }

    ImportReport report(int rowsInFile, ImportRequest request, int journeysStarted) {
        boolean counts = sound() || request.dryRun();
        return new ImportReport(
                rowsInFile,
                counts ? creations().size() : 0,
                counts ? updates().size() : 0,
                duplicates,
                journeysStarted,
                request.dryRun(),
                sound() && !request.dryRun() && !rows.isEmpty(),
                List.copyOf(errors),
                List.copyOf(hints));
    }
}
