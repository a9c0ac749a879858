package io.gendan.meeting.calendar;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Meetings, read for calendars. */
@Repository
class CalendarMeetings {

    /** How long a meeting that has been held stays in calendars. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final int MOST = 500;

    private static final String MEETING = """
            select m.id, m.calendar_uid, m.calendar_sequence, m.customer_number, c.name as customer_name, m.stage,
                   coalesce(m.held_at, m.planned_at) as begins, m.place, m.expected_participants,
                   (select array_agg(p.name order by o.leads desc, p.login) from meeting_participant o
                    join person p on p.login = o.person where o.meeting_id = m.id) as our_side,
                   (select p.name from meeting_participant o join person p on p.login = o.person
                    where o.meeting_id = m.id and o.leads) as lead
            from meeting m join customer c on c.number = m.customer_number
            """;

    private final JdbcClient database;
    private final Clock clock;

    CalendarMeetings(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A meeting as it is now. */
    CalendarMeeting require(long id) {
        return database.sql(MEETING + "where m.id = ?")
                .param(id)
                .query(CalendarMeetings::read)
                .single();
    }

    /** The meeting has changed: calendars take the higher number. */
    void changed(long id) {
        database.sql("update meeting set calendar_sequence = calendar_sequence + 1 where id = ?")
                .param(id)
                .update();
    }

    /**
     * The meetings that a person takes part in or whose customer is the person's own: to be held, or held in the last
     * ninety days; none that fell through.
     */
    List<CalendarMeeting> of(String login) {
        return database.sql(MEETING + """
                        where (m.closed_at is null or m.closing = 'ANALYSED')
                          and coalesce(m.held_at, m.planned_at) >= ?
                          and (c.owner = ? or exists (select 1 from meeting_participant o
                               where o.meeting_id = m.id and o.person = ?))
                        order by begins desc limit ?""")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .param(login)
                .param(login)
                .param(MOST)
                .query(CalendarMeetings::read)
                .list();
    }

    private static CalendarMeeting read(ResultSet row, int index) throws SQLException {
        var ours = names(row.getArray("our_side"));
        return new CalendarMeeting(
                row.getLong("id"),
                row.getString("calendar_uid"),
                row.getInt("calendar_sequence"),
                row.getString("customer_number"),
                row.getString("customer_name"),
                row.getString("stage"),
                row.getTimestamp("begins").toInstant(),
                row.getString("place"),
                !ours.isEmpty(),
                row.getString("expected_participants"),
                ours,
                row.getString("lead"));
    }

    private static List<String> names(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
