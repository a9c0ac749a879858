package io.gendan.customer;

import io.gendan.engine.TableFile.Row;
import java.util.Map;

/** What a table tells of a customer we have and does not change: it has ways of its own. */
final class UpdateHints {

    private final ImportColumns columns;

    UpdateHints(ImportColumns columns) {
        this.columns = columns;
    }

    /** Owner and stage. */
    void ofWhatStays(Row row, Map<CustomerField, String> typed, Customer before, RowRemarks remarks) {
        var wanted = typed.getOrDefault(CustomerField.OWNER, "");
        if (!wanted.isEmpty() && !wanted.equals(before.owner())) {
            remarks.hint(row, CustomerField.OWNER.key(), "import.hint.ownerStays");
        }
        if (!columns.text(row, ImportColumns.STAGE).isEmpty()) {
            remarks.hint(row, ImportColumns.STAGE, "import.hint.stageStays");
        }
    }

    /** The signing grade. */
    void ofGrade(Row row, NewCustomer customer, Customer before, RowRemarks remarks) {
        if (customer.signingGrade() != null && customer.signingGrade() != before.signingGrade()) {
            remarks.hint(row, CustomerField.SIGNING_GRADE.key(), "import.hint.gradeStays");
        }
    }
}
