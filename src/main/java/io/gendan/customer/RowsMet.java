package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which row of a table names a customer first, so that none is taken twice however the table comes in. */
final class RowsMet {

    private final ImportColumns columns;
    private final Map<CustomerNumber, Integer> byNumber = new HashMap<>();
    private final Map<String, Integer> byKey = new HashMap<>();

    RowsMet(ImportColumns columns) {
        this.columns = columns;
    }

    /** Notes a row before it is planned. */
    void expect(Row row) {
        byKey.putIfAbsent(key(row), row.number());
        number(row).ifPresent(number -> byNumber.putIfAbsent(number, row.number()));
    }

    /** A row that is not taken keeps no later one out. */
    void forget(Row row) {
        byKey.remove(key(row), row.number());
        number(row).ifPresent(number -> forget(row, number));
    }

    /** As {@link #forget(Row)}, of a row that means this customer without its number. */
    void forget(Row row, CustomerNumber number) {
        byNumber.remove(number, row.number());
    }

    /** The first row with this key of a name: this one, when there is none before. */
    int first(String key, Row row) {
        return byKey.computeIfAbsent(key, none -> row.number());
    }

    /** Whether a row before this one has the same key of a name. */
    boolean isAgain(String key, Row row) {
        return byKey.getOrDefault(key, row.number()) < row.number();
    }

    /** Whether a row before this one means the same customer. */
    boolean isAgain(CustomerNumber number, Row row) {
        // A chunk may be planned again, row by row: a row is no second one of its own.
        return byNumber.merge(number, row.number(), Math::min) < row.number();
    }

    /** Whether a row has this key of a name. */
    boolean holds(String key) {
        return byKey.containsKey(key);
    }

    private String key(Row row) {
        return CustomerName.key(columns.text(row, CustomerField.NAME.key()));
    }

    private Optional<CustomerNumber> number(Row row) {
        var number = columns.text(row, ImportColumns.NUMBER);
        try {
            return number.isEmpty() ? Optional.empty() : Optional.of(CustomerNumber.parse(number));
        } catch (Refusal noNumber) {
            return Optional.empty();
        }
    }
}
