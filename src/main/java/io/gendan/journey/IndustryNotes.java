package io.gendan.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerNumber;
import io.gendan.journey.names.NamesLeftOut;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was learnt about industries, for everybody in the company across departments, and never by the name of the customer
 * or of its people (S-15, A-10). What stands in a manager's view shows once the session is concluded, or the journey over: as
 * long as the view is sealed ({@link SealedViews}) it is its author's alone.
 */
@Repository
public class IndustryNotes {

    private static final String NOTES = """
            select c.name, c.city, c.industry, e.recorded_at, e.kind, e.content ->> 'industryNotes' note,
                   coalesce(e.content ->> 'industryTopics', '[]') topics,
                   array(select p.name from contact_person p where p.customer_number = c.number) persons
            from customer c join record_entry e on e.customer_number = c.number
            and e.kind in ('MANAGER_VIEW', 'DEBRIEF', 'DECISION') and jsonb_exists(e.content, 'industryNotes')
            where industry_key(c.industry) <> ''
            and (e.kind <> 'MANAGER_VIEW'
                 or not %s
                 and (exists (select 1 from record_entry s where s.journey_id = e.journey_id and s.kind = 'CONCLUSION'
                              and s.id > e.id)
                      or exists (select 1 from journey j where j.id = e.journey_id and j.closed_at is not null)))
            """.formatted(SealedViews.condition("e"));

    private static final int MOST = 100;

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    IndustryNotes(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** The notes on an industry, newest first; on all of them where none is named. At most a hundred. */
    public List<IndustryNote> on(@Nullable String industry) {
        return database.sql(NOTES + """
                        and (:industry::text is null or industry_key(c.industry) = industry_key(:industry))
                        order by e.id desc limit :most""")
                .param("industry", industry)
                .param("most", MOST)
                .query(this::read)
                .list();
    }

    /** What is known from others of a customer's industry, newest first. */
    public List<IndustryNote> fromOthers(CustomerNumber number, int most) {
        return database.sql(NOTES + """
                        and c.number <> :number
                        and industry_key(c.industry) = (select industry_key(industry) from customer where number = :number)
                        order by e.id desc limit :most""")
                .param("number", number.value())
                .param("most", most)
                .query(this::read)
                .list();
    }

    /** The industries on which there are notes, by name. */
    public List<String> industries() {
        return database.sql("select min(industry) from (" + NOTES + ") n group by industry_key(industry) order by 1")
                .query(String.class)
                .list();
    }

    private IndustryNote read(ResultSet row, int index) throws SQLException {
        var names = new NamesLeftOut(row.getString("name"), row.getString("city"), texts(row.getArray("persons")));
        return new IndustryNote(
                row.getString("industry"),
                row.getTimestamp("recorded_at")
                        .toInstant()
                        .atZone(clock.getZone())
                        .toLocalDate(),
                EntryKind.valueOf(row.getString("kind")),
                topics(row.getString("topics")),
                names.in(row.getString("note")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private List<String> topics(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
