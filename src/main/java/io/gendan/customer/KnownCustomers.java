package io.gendan.customer;

import io.gendan.customer.ImportRequest.Match;
import io.gendan.engine.TableFile.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customers we have that some rows of a table name.
 *
 * @param byKey by the keys of the names of customers and of their parents
 * @param byCode by the credit codes, as far as rows mean customers by them
 */
record KnownCustomers(Map<String, CustomerNumber> byKey, Map<String, CustomerNumber> byCode) {

    static final KnownCustomers NONE = new KnownCustomers(Map.of(), Map.of());

    static KnownCustomers of(List<Row> rows, ImportColumns columns, Match match, CustomerTable table) {
        var keys = new HashSet<String>();
        var codes = new HashSet<String>();
        for (var row : rows) {
            keys.add(CustomerName.key(columns.text(row, CustomerField.NAME.key())));
            keys.add(CustomerName.key(columns.text(row, CustomerField.SUBSIDIARY_OF.key())));
            if (match == Match.CREDIT_CODE) {
                codes.add(CreditCode.plain(columns.text(row, CustomerField.CREDIT_CODE.key())));
            }
        }
        return new KnownCustomers(table.byNameKey(keys), codes.isEmpty() ? Map.of() : table.byCreditCode(codes));
    }

    /** The customer that a row without a number means, as far as that was asked for; null for none. */
    @Nullable
    CustomerNumber meant(Match match, String key, String creditCode) {
        return switch (match) {
            case NUMBER -> null;
            case CREDIT_CODE -> byCode.get(CreditCode.plain(creditCode));
            case NAME -> byKey.get(key);
        };
    }
}
