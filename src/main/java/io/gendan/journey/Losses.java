package io.gendan.journey;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why journeys were lost (ST-03, L-04). */
@Repository
public class Losses {

    private final JdbcClient database;
    private final Clock clock;

    Losses(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps the loss that this entry of the journey's record tells of. */
    public void put(Journey journey, Entry entry) {
        var loss = Loss.of(entry);
        database.sql("""
                        insert into loss (journey_id, customer_number, reason, details, competitor, would_return_if,
                                          look_again_on, lost_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(journey.id())
                .param(journey.number().value())
                .param(loss.reason().name())
                .param(loss.details())
                .param(loss.competitor())
                .param(loss.wouldReturnIf())
                .param(date(loss.lookAgainOn()))
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    /** How a journey was lost; nothing when it was not. */
    public Optional<Loss> of(Journey journey) {
        return database.sql("select * from loss where journey_id = ?")
                .param(journey.id())
                .query(Losses::read)
                .optional();
    }

    /** Another day to look again; null for never. */
    public void lookAgain(Journey journey, @Nullable LocalDate on) {
        database.sql("update loss set look_again_on = ? where journey_id = ?")
                .params(date(on), journey.id())
                .update();
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static Loss read(ResultSet row, int index) throws SQLException {
        return new Loss(
                LossReason.valueOf(row.getString("reason")),
                row.getString("details"),
                row.getString("competitor"),
                row.getString("would_return_if"),
                row.getObject("look_again_on", LocalDate.class));
    }
}
