package io.gendan.customer.duplicates;

import io.gendan.customer.Customer;
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
            select number, kind, name, city, phone, email, website, credit_code from customer
            where number = any(:numbers) and merged_into is null
            """;
    private static final String WAYS = """
            select customer_number, kind, plain from contact_point
            where customer_number = any(:numbers) and kind in ('PHONE', 'MOBILE', 'EMAIL')
            """;

    private final JdbcClient database;

    FactsTable(JdbcClient database) {
        this.database = database;
    }

    /** By the customers' numbers; those that turned out to be others are left out. */
    Map<String, Facts> of(Collection<String> numbers) {
        var asked = numbers.toArray(String[]::new);
        var phones = new HashMap<String, List<String>>();
        var emails = new HashMap<String, List<String>>();
        database.sql(WAYS).param("numbers", asked).query(row -> {
            var ways = row.getString("kind").equals("EMAIL") ? emails : phones;
            ways.computeIfAbsent(row.getString("customer_number"), number -> new ArrayList<>())
                    .add(row.getString("plain"));
        });
        var facts = new HashMap<String, Facts>();
        database.sql(CUSTOMERS).param("numbers", asked).query(row -> {
            var number = row.getString("number");
            facts.put(
                    number,
                    Facts.of(
                            Customer.Kind.valueOf(row.getString("kind")),
                            row.getString("name"),
                            row.getString("city"),
                            Stream.concat(
                                    Stream.ofNullable(row.getString("phone")),
                                    phones.getOrDefault(number, List.of()).stream()),
                            Stream.concat(
                                    Stream.ofNullable(row.getString("email")),
                                    emails.getOrDefault(number, List.of()).stream()),
                            row.getString("website"),
                            row.getString("credit_code")));
        });
        return facts;
    }
}
