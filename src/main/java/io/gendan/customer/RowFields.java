package io.gendan.customer;

import io.gendan.engine.TableFile.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rows of a table tell of customers, read and found sound. */
final class RowFields {

    private final ImportColumns columns;
    private final @Nullable MoreFields more;

    RowFields(ImportColumns columns, @Nullable MoreFields more) {
        this.columns = columns;
        this.more = more;
    }

    /** What every customer has; null where something is wrong. */
    @Nullable
    NewCustomer customer(Row row, Map<CustomerField, String> typed, RowRemarks remarks) {
        var reader = new FieldReader(typed);
        var customer = NewCustomer.read(reader);
        reader.faults().forEach(fault -> remarks.error(row, fault.field(), fault));
        return reader.faults().isEmpty() ? customer : null;
    }

    /** What is told beyond it; null where something is wrong, or the kind isn't known. */
    @Nullable
    Map<String, Object> more(Row row, @Nullable NewCustomer customer, RowRemarks remarks) {
        if (customer == null) {
            return null;
        }
        var typed = new HashMap<>(columns.more(row));
        typed.values().removeIf(String::isBlank);
        if (typed.isEmpty() || more == null) {
            return Map.of();
        }
        var reading = more.read(customer.kind(), typed);
        reading.faults().forEach(fault -> remarks.error(row, fault.field(), fault));
        return reading.faults().isEmpty() ? reading.values() : null;
    }
}
