package io.gendan.meeting;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who of our side takes part in which meeting (M-07). */
@Repository
public class OurSides {

    private final JdbcClient database;

    OurSides(JdbcClient database) {
        this.database = database;
    }

    /** Our side as it was arranged, or as it took part; unknown before. */
    public OurSide of(Meeting meeting) {
        return database.sql("""
                        select person, leads, takes_notes from meeting_participant where meeting_id = ?
                        order by leads desc, person""").param(meeting.id()).query((ResultSet rows) -> {
            var people = new ArrayList<String>();
            @Nullable String lead = null;
            @Nullable String noteTaker = null;
            while (rows.next()) {
                var person = Objects.requireNonNull(rows.getString("person"));
                people.add(person);
                lead = rows.getBoolean("leads") ? person : lead;
                noteTaker = rows.getBoolean("takes_notes") ? person : noteTaker;
            }
            return new OurSide(people, lead, noteTaker);
        });
    }

    /** From now on these take part and nobody else. */
    public void put(Meeting meeting, OurSide side) {
        database.sql("delete from meeting_participant where meeting_id = ?")
                .param(meeting.id())
                .update();
        side.people().forEach(person -> database.sql("""
                        insert into meeting_participant (meeting_id, person, leads, takes_notes)
                        values (?, ?, ?, ?)""")
                .param(meeting.id())
                .param(person)
                .param(person.equals(side.lead()))
                .param(person.equals(side.noteTaker()))
                .update());
    }

    /** Who takes part without what they do: those who have really come. */
    public void came(Meeting meeting, List<String> people) {
        var arranged = of(meeting);
        put(meeting, new OurSide(people, kept(arranged.lead(), people), kept(arranged.noteTaker(), people)));
    }

    private static @Nullable String kept(@Nullable String person, List<String> people) {
        return person != null && people.contains(person) ? person : null;
    }
}
