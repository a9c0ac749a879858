package io.gendan.customer;

import io.gendan.customer.MoreFields.ColumnChange;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an import changes of customers whom we have, so that it can be told: as many as there are at once (D-03, D-05). */
@Component
class ImportTraces {

    private final CustomerTable table;
    private final JdbcClient database;
    private final Clock clock;

    ImportTraces(CustomerTable table, JdbcClient database, Clock clock) {
        this.table = table;
        this.database = database;
        this.clock = clock;
    }

    /** These customers as they are, kept from others until the transaction ends. */
    Map<CustomerNumber, Customer> locked(Collection<CustomerNumber> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        database.sql("select number from customer where number = any(?) order by number for no key update")
                .param(numbers.stream().map(CustomerNumber::value).toArray(String[]::new))
                .query(String.class)
                .list();
        return table.all(numbers);
    }

    /** Puts down who gave which tags, and returns what has changed of the columns. */
    Map<CustomerNumber, Map<String, ColumnChange>> since(Map<CustomerNumber, Customer> before, String by) {
        if (before.isEmpty()) {
            return Map.of();
        }
        var after = table.all(before.keySet());
        var numbers = new ArrayList<String>();
        var tags = new ArrayList<String>();
        var changes = new LinkedHashMap<CustomerNumber, Map<String, ColumnChange>>();
        before.forEach((number, old) -> {
            var now = Objects.requireNonNull(after.get(number));
            now.tags().stream().filter(tag -> !old.tags().contains(tag)).forEach(tag -> {
                numbers.add(number.value());
                tags.add(tag);
            });
            var changed = CoreFields.changes(old, now);
            if (!changed.isEmpty()) {
                changes.put(number, changed);
            }
        });
        tagged(numbers, tags, by);
        return changes;
    }

    private void tagged(List<String> numbers, List<String> tags, String by) {
        if (numbers.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into tag_change (customer_number, tag, added, by, at)
                        select g.number, g.tag, true, :by, :at from unnest(:numbers::text[], :tags::text[]) g (number, tag)
                        """)
                .param("by", by)
                .param("at", OffsetDateTime.now(clock))
                .param("numbers", numbers.toArray(String[]::new))
                .param("tags", tags.toArray(String[]::new))
                .update();
    }
}
