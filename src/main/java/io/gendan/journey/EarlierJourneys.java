package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The closed journeys of customers, for whoever takes them up again (ST-03). */
@Repository
public class EarlierJourneys {

    private static final int MOST = 10;

    private final JdbcClient database;
    private final Clock clock;

    EarlierJourneys(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The latest closed journeys of a customer, newest first. */
    public List<EarlierJourney> of(CustomerNumber number) {
        return database.sql("""
                        select j.*, l.reason, l.competitor, l.would_return_if, coalesce(l.details, (
                            select e.content ->> 'reason' from record_entry e
                            where e.journey_id = j.id and e.kind = 'RELEASE' order by e.id desc limit 1)) details
                        from journey j left join loss l on l.journey_id = j.id
                        where j.customer_number = ? and j.closed_at is not null order by j.id desc limit ?""").params(number.value(), MOST).query(this::read).list();
    }

    private EarlierJourney read(ResultSet row, int index) throws SQLException {
        var reason = row.getString("reason");
        return new EarlierJourney(
                day(row.getTimestamp("opened_at")),
                day(row.getTimestamp("closed_at")),
                row.getString("stage"),
                Ending.valueOf(row.getString("ending")),
                reason == null ? null : LossReason.valueOf(reason),
                row.getString("details"),
                row.getString("competitor"),
                row.getString("would_return_if"));
    }

    private LocalDate day(Timestamp time) {
        return time.toInstant().atZone(clock.getZone()).toLocalDate();
    }
}
