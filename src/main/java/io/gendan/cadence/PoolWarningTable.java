package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The warnings that were given, one a lateness. */
@Repository
class PoolWarningTable {

    /**
     * A warning.
     *
     * @param goesAt the moment announced
     */
    record Warning(Instant warnedAt, Instant goesAt) {}

    private final JdbcClient database;
    private final Clock clock;

    PoolWarningTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Customers whose announced moment has come, if the warning still stands. */
    List<CustomerNumber> due() {
        return database.sql("""
                        select distinct w.customer_number from pool_warning w
                        join customer c on c.number = w.customer_number and c.owner is not null
                        where w.goes_at <= ? order by 1""")
                .param(Timestamp.from(clock.instant()))
                .query((row, index) -> new CustomerNumber(row.getString(1)))
                .list();
    }

    boolean any(CustomerNumber number) {
        return database.sql("select exists (select 1 from pool_warning where customer_number = ?)")
                .param(number.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Warning> find(String subject) {
        return database.sql("select warned_at, goes_at from pool_warning where subject = ?")
                .param(subject)
                .query((row, index) -> new Warning(
                        row.getTimestamp("warned_at").toInstant(),
                        row.getTimestamp("goes_at").toInstant()))
                .optional();
    }

    boolean put(String subject, CustomerNumber number, Instant goesAt) {
        return database.sql("""
                        insert into pool_warning (subject, customer_number, warned_at, goes_at) values (?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(subject, number.value(), Timestamp.from(clock.instant()), Timestamp.from(goesAt))
                        .update()
                > 0;
    }

    void postpone(String subject, Instant goesAt) {
        database.sql("update pool_warning set goes_at = ? where subject = ?")
                .params(Timestamp.from(goesAt), subject)
                .update();
    }

    void remove(String subject) {
        database.sql("delete from pool_warning where subject = ?")
                .param(subject)
                .update();
    }

    /** Of a customer, but for these latenesses, which last. */
    void removeOthers(CustomerNumber number, List<String> lasting) {
        database.sql("delete from pool_warning where customer_number = ? and not subject = any(?)")
                .params(number.value(), lasting.toArray(String[]::new))
                .update();
    }
}
