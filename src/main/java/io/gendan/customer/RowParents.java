package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile.Row;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose subsidiaries the customers of a table's rows are. */
final class RowParents {

    private final RowsMet met;

    RowParents(RowsMet met) {
        this.met = met;
    }

    /**
     * The key of the parent's name, when the file or the customers hold it, else empty; null for a customer that would be
     * its own parent.
     */
    @Nullable
    String of(Row row, NewCustomer customer, KnownCustomers known, RowRemarks remarks) {
        var parent = Objects.requireNonNullElse(customer.subsidiaryOf(), "");
        var key = CustomerName.key(parent);
        if (key.isEmpty()) {
            return "";
        }
        if (key.equals(CustomerName.key(customer.name()))) {
            var field = CustomerField.SUBSIDIARY_OF.key();
            remarks.error(row, field, Refusal.Item.of(field, "customer.parentItself", customer.name()));
            return null;
        }
        if (!known.byKey().containsKey(key) && !met.holds(key)) {
            remarks.hint(row, CustomerField.SUBSIDIARY_OF.key(), "import.hint.parentUnknown", parent);
            return "";
        }
        return key;
    }
}
