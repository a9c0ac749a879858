package io.gendan.meeting.calendar;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was invited to which meeting at which address. */
@Repository
class InvitationTable {

    private final JdbcClient database;
    private final Clock clock;

    InvitationTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The addresses of those who are invited, by login. */
    Map<String, String> standing(long meeting) {
        var standing = new LinkedHashMap<String, String>();
        database.sql("""
                        select person, address from calendar_invitation
                        where meeting_id = ? and withdrawn_at is null order by person""").param(meeting).query(row -> {
            standing.put(row.getString("person"), row.getString("address"));
        });
        return standing;
    }

    void invited(long meeting, String person, String address) {
        database.sql("""
                        insert into calendar_invitation (meeting_id, person, address, invited_at) values (?, ?, ?, ?)
                        on conflict (meeting_id, person) do update
                        set address = excluded.address, invited_at = excluded.invited_at, withdrawn_at = null""").params(meeting, person, address, now()).update();
    }

    void withdrawn(long meeting, String person) {
        database.sql("update calendar_invitation set withdrawn_at = ? where meeting_id = ? and person = ?")
                .params(now(), meeting, person)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
