package io.gendan.contact.types;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.PlainTables;
import io.gendan.engine.Words;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The types of the decision table {@code customerType}, which an administrator completes, and which of them each customer
 * showed itself to be last (T-01 to T-09).
 */
@Repository
class CustomerTypes {

    static final String DECISION = "customerType";

    private final PlainTables tables;
    private final JdbcClient database;
    private final Words words;
    private final Clock clock;

    CustomerTypes(PlainTables tables, JdbcClient database, Words words, Clock clock) {
        this.tables = tables;
        this.database = database;
        this.words = words;
        this.clock = clock;
    }

    /** The types that may be chosen, in the order of the table as it is deployed last; rows without a name are not offered. */
    List<CustomerType> offered() {
        return tables.latest(DECISION).stream()
                .filter(row -> !row.text("name").isEmpty())
                .map(row -> new CustomerType(
                        row.text("customerType"), words.of(row.text("name")), words.of(row.text("advice"))))
                .toList();
    }

    /** The type of a customer; nothing while nobody has judged it, or when the table offers that type no more. */
    Optional<CustomerType> of(CustomerNumber number) {
        return database.sql("select type from customer_type where customer_number = ?")
                .param(number.value())
                .query(String.class)
                .optional()
                .flatMap(code -> offered().stream()
                        .filter(type -> type.code().equals(code))
                        .findFirst());
    }

    /** Keeps what somebody judged the customer to be; it takes the place of an earlier judgement. */
    void keep(CustomerNumber number, String code, String by) {
        database.sql("""
                        insert into customer_type (customer_number, type, judged_by, judged_at) values (?, ?, ?, ?)
                        on conflict (customer_number) do update
                        set type = excluded.type, judged_by = excluded.judged_by, judged_at = excluded.judged_at""")
                .params(number.value(), code, by, Timestamp.from(clock.instant()))
                .update();
    }
}
