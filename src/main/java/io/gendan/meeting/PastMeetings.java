package io.gendan.meeting;

import io.gendan.customer.CustomerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All meetings with a customer, held or not, in whichever journey (N-21). */
@Repository
public class PastMeetings {

    private final JdbcClient database;

    PastMeetings(JdbcClient database) {
        this.database = database;
    }

    /** The latest meetings with a customer, newest first. */
    public List<PastMeeting> of(CustomerNumber number, int most) {
        return database.sql("select * from meeting where customer_number = ? order by id desc limit ?")
                .params(number.value(), most)
                .query(PastMeetings::read)
                .list();
    }

    private static PastMeeting read(ResultSet row, int index) throws SQLException {
        return new PastMeeting(
                row.getString("stage"),
                row.getTimestamp("planned_at").toInstant(),
                row.getString("place"),
                instant(row.getTimestamp("held_at")),
                row.getString("closing"),
                row.getString("change_reason"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
