package io.gendan.customer.tags;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sold to a customer, as far as rules for tags may ask (D-02, D-05). */
@Component
class DealingFacts implements TagFacts {

    private final JdbcClient database;

    DealingFacts(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Map<String, Object> examples() {
        return Map.of("dealingsCount", 2, "dealingsSum", 1000);
    }

    @Override
    public Map<String, Map<String, @Nullable Object>> of(Collection<String> numbers) {
        var facts = new HashMap<String, Map<String, @Nullable Object>>();
        if (isKept()) {
            database.sql("""
                            select customer_number, count(*) dealings, coalesce(sum(amount), 0) worth from dealing
                            where customer_number = any(:numbers) and outcome = 'WON' group by customer_number
                            """).param("numbers", numbers.toArray(String[]::new)).query(row -> {
                var known = new HashMap<String, @Nullable Object>();
                known.put("dealingsCount", row.getLong(2));
                known.put("dealingsSum", row.getBigDecimal(3));
                facts.put(row.getString(1), known);
            });
        }
        return facts;
    }

    /** Dealings come in by an import of their own; without its table none are known. */
    private boolean isKept() {
        return database.sql("select to_regclass('dealing') is not null")
                .query(Boolean.class)
                .single();
    }
}
