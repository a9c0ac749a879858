package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.engine.Sha256;
import io.gendan.staff.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers brought in under a key of the sender's: the same request sent again brings in nobody. A key is kept for
 * {@link #KEPT} at least, and taken away in the night that follows; sent after that, the request is a new one.
 */
@Component
public class CustomerRequests {

    /** How long a key is remembered. */
    static final Duration KEPT = Duration.ofDays(1);

    private final Customers customers;
    private final CustomerRows rows;
    private final JdbcClient database;
    private final Clock clock;

    CustomerRequests(Customers customers, CustomerRows rows, JdbcClient database, Clock clock) {
        this.customers = customers;
        this.rows = rows;
        this.database = database;
        this.clock = clock;
    }

    /**
     * The number of the customer that this request brings in, or brought in when it came first. Whether the sender may
     * still see that one is to be asked anew: it may be somebody else's by now.
     *
     * @param key that the sender chose for this request; two senders may choose the same
     * @throws Refusal 409 {@code customer.keyReused} when the key came before with another content; as {@link
     *     Customers#create}
     */
    @Transactional
    public CustomerNumber createOnce(String key, NewCustomer customer, Person by) {
        var number = rows.nextNumber();
        var known = remember(key, by.login(), Sha256.hex(customer.toString()), number);
        return known.orElseGet(
                () -> customers.create(number, customer, by.login()).number());
    }

    /** Forgets the keys that are old enough. */
    @Transactional
    public void forgetOld() {
        database.sql("delete from customer_request where asked_at < ?")
                .param(OffsetDateTime.now(clock).minus(KEPT))
                .update();
    }

    /** Puts down that this request makes this customer, or finds the one that the same request made before. */
    private Optional<CustomerNumber> remember(String key, String person, String content, CustomerNumber number) {
        int fresh = database.sql("""
                        insert into customer_request (key, person, content_hash, customer_number, asked_at)
                        values (:key, :person, :content, :number, :at) on conflict do nothing
                        """)
                .param("key", key)
                .param("person", person)
                .param("content", content)
                .param("number", number.value())
                .param("at", OffsetDateTime.now(clock))
                .update();
        return fresh == 1 ? Optional.empty() : Optional.of(remembered(key, person, content));
    }

    private CustomerNumber remembered(String key, String person, String content) {
        return database.sql("""
                        select customer_number from customer_request
                        where key = :key and person = :person and content_hash = :content
                        """)
                .param("key", key)
                .param("person", person)
                .param("content", content)
                .query((row, index) -> new CustomerNumber(row.getString(1)))
                .optional()
                .orElseThrow(() -> Refusal.conflict("customer.keyReused", key));
    }
}
