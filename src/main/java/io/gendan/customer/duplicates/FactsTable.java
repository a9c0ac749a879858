package io.gendan.customer.duplicates;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerMask;
import io.gendan.staff.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What tells customers apart, read for many at once. */
@Component
class FactsTable {

    private static final String CUSTOMERS = """
            select number, kind, name, city, phone, email, website, credit_code, %s masked from customer c
            where number = any(:numbers) and merged_into is null
            """;
    private static final String WAYS = """
            select customer_number, kind, plain from contact_point
            where customer_number = any(:numbers) and kind in ('PHONE', 'MOBILE', 'EMAIL')
            """;

    private final JdbcClient database;
    private final CustomerMask mask;

    FactsTable(JdbcClient database, CustomerMask mask) {
        this.database = database;
        this.mask = mask;
    }

    /** By the customers' numbers; those that turned out to be others are left out. */
    Map<String, Facts> of(Collection<String> numbers) {
        return read("false", Map.of(), numbers);
    }

    /** As {@link #of}, without the ways to reach those that this person reads masked (ST-03). */
    Map<String, Facts> asReadBy(Person reader, Collection<String> numbers) {
        return read(CustomerMask.condition("c"), mask.parameters(reader), numbers);
    }

    private Map<String, Facts> read(String masked, Map<String, Object> parameters, Collection<String> numbers) {
        var asked = numbers.toArray(String[]::new);
        var phones = new HashMap<String, List<String>>();
        var emails = new HashMap<String, List<String>>();
        database.sql(WAYS).param("numbers", asked).query(row -> {
            var ways = row.getString("kind").equals("EMAIL") ? emails : phones;
            ways.computeIfAbsent(row.getString("customer_number"), number -> new ArrayList<>())
                    .add(row.getString("plain"));
        });
        var facts = new HashMap<String, Facts>();
        database.sql(CUSTOMERS.formatted(masked))
                .params(parameters)
                .param("numbers", asked)
                .query(row -> {
                    facts.put(row.getString("number"), facts(row, phones, emails));
                });
        return facts;
    }

    private static Facts facts(ResultSet row, Map<String, List<String>> phones, Map<String, List<String>> emails)
            throws SQLException {
        return Facts.of(
                Customer.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("city"),
                ways(row, "phone", phones),
                ways(row, "email", emails),
                row.getString("website"),
                row.getString("credit_code"));
    }

    private static Stream<String> ways(ResultSet row, String column, Map<String, List<String>> more)
            throws SQLException {
        return row.getBoolean("masked")
                ? Stream.empty()
                : Stream.concat(
                        Stream.ofNullable(row.getString(column)),
                        more.getOrDefault(row.getString("number"), List.of()).stream());
    }
}
