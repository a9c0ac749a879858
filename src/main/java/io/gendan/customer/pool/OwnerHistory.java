package io.gendan.customer.pool;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomersChanged;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.customer.OwnerChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who owned a customer from when to when, and why that changed (ST-03). */
@Repository
public class OwnerHistory {

    /**
     * A time with one owner.
     *
     * @param owner login; null while the customer lay in the pool
     * @param to null for the present
     * @param by login of who brought it about
     * @param reason as typed; null where none was given
     */
    public record Period(
            @Nullable String owner,
            Instant from,
            @Nullable Instant to,
            Why why,
            String by,
            @Nullable String reason) {}

    /** Who comes in without an owner lies in the pool of the department of who brings it in (ST-03). */
    private static final String INTO_POOL = """
            update customer c set pool_department = d.name
            from person p join department d on d.id = p.department_id
            where c.number = any(:numbers) and c.owner is null and p.login = c.created_by
                and not exists (select from owner_history h where h.customer_number = c.number)
            """;

    private static final String BEGIN = """
            insert into owner_history (customer_number, owner, changed_at, changed_by, why)
            select c.number, c.owner, c.created_at, c.created_by, :why from customer c
            where c.number = any(:numbers)
                and not exists (select from owner_history h where h.customer_number = c.number)
            """;

    private final JdbcClient database;
    private final Clock clock;

    OwnerHistory(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All times of a customer, the present one first. */
    public List<Period> of(CustomerNumber number) {
        return database.sql("""
                        select h.*, lead(changed_at) over (order by id) until from owner_history h
                        where customer_number = ? order by id desc""")
                .param(number.value())
                .query(OwnerHistory::period)
                .list();
    }

    @EventListener
    void changed(OwnerChanged news) {
        var change = news.change();
        if (change.why() == Why.CREATED) {
            begin(List.of(news.number()), Why.CREATED);
            return;
        }
        database.sql("""
                        insert into owner_history (customer_number, owner_before, owner, changed_at, changed_by, why, reason)
                        values (:number, :before, :owner, :at, :by, :why, :reason)
                        """)
                .param("number", news.number().value())
                .param("before", news.from(), Types.VARCHAR)
                .param("owner", news.to(), Types.VARCHAR)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", change.by())
                .param("why", change.why().name())
                .param("reason", change.reason(), Types.VARCHAR)
                .update();
    }

    /** Customers nobody has heard of yet came in a table. */
    @EventListener
    void cameIn(CustomersChanged news) {
        begin(news.numbers(), Why.IMPORTED);
    }

    private void begin(List<CustomerNumber> customers, Why why) {
        var numbers = customers.stream().map(CustomerNumber::value).toArray(String[]::new);
        database.sql(INTO_POOL).param("numbers", numbers).update();
        database.sql(BEGIN).param("numbers", numbers).param("why", why.name()).update();
    }

    private static Period period(ResultSet row, int index) throws SQLException {
        var until = row.getTimestamp("until");
        return new Period(
                row.getString("owner"),
                row.getTimestamp("changed_at").toInstant(),
                until == null ? null : until.toInstant(),
                Why.valueOf(row.getString("why")),
                row.getString("changed_by"),
                row.getString("reason"));
    }
}
