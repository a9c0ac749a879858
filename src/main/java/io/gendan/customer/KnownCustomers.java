package io.gendan.customer;

import io.gendan.customer.ImportRequest.Match;
import io.gendan.engine.TableFile.Row;
import io.gendan.staff.Sight;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customers we have that some rows of a table name, as far as whoever sends it knows of them: another team's are none
 * here, so that no table of names asks whom others have (administrators know every name). Who sees both learns later that
 * they may be the same (D-07).
 *
 * @param byKey by the keys of the names of customers and of their parents
 * @param byCode by the credit codes, as far as rows mean customers by them
 */
record KnownCustomers(Map<String, CustomerNumber> byKey, Map<String, CustomerNumber> byCode) {

    static final KnownCustomers NONE = new KnownCustomers(Map.of(), Map.of());

    /**
     * Who sends the table.
     *
     * @param names whose customers' names it may know
     * @param rest whose customers it sees
     */
    record Reader(Sight names, Sight rest) {}

    static KnownCustomers of(List<Row> rows, ImportColumns columns, Match match, CustomerTable table, Reader reader) {
        var keys = new HashSet<String>();
        var codes = new HashSet<String>();
        for (var row : rows) {
            keys.add(CustomerName.key(columns.text(row, CustomerField.NAME.key())));
            keys.add(CustomerName.key(columns.text(row, CustomerField.SUBSIDIARY_OF.key())));
            if (match == Match.CREDIT_CODE) {
                codes.add(CreditCode.plain(columns.text(row, CustomerField.CREDIT_CODE.key())));
            }
        }
        return new KnownCustomers(
                table.byNameKey(keys, reader.names()),
                codes.isEmpty() ? Map.of() : table.byCreditCode(codes, reader.rest()));
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
