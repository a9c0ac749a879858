package io.gendan.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.NamesBorne;
import io.gendan.customer.NamesBorne.Names;
import io.gendan.journey.names.NamesLeftOut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was learnt about industries, for everybody in the company across departments, and never by the name of the customer
 * or of its people, as they are called or ever were (S-15, A-10). What stands in a manager's view shows once the session is concluded, or the journey over: as
 * long as the view is sealed ({@link SealedViews}) it is its author's alone.
 */
@Repository
public class IndustryNotes {

    private static final String NOTES = """
            select c.number, c.city, c.industry, e.recorded_at, e.kind, e.content ->> 'industryNotes' note,
                   coalesce(e.content ->> 'industryTopics', '[]') topics
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
    private final NamesBorne names;
    private final ObjectMapper json;
    private final Clock clock;

    IndustryNotes(JdbcClient database, NamesBorne names, ObjectMapper json, Clock clock) {
        this.database = database;
        this.names = names;
        this.json = json;
        this.clock = clock;
    }

    /** The notes on an industry, newest first; on all of them where none is named. At most a hundred. */
    public List<IndustryNote> on(@Nullable String industry) {
        return told(database.sql(NOTES + """
                        and (:industry::text is null or industry_key(c.industry) = industry_key(:industry))
                        order by e.id desc limit :most""").param("industry", industry).param("most", MOST));
    }

    /** What is known from others of a customer's industry, newest first. */
    public List<IndustryNote> fromOthers(CustomerNumber number, int most) {
        return told(database.sql(NOTES + """
                        and c.number <> :number
                        and industry_key(c.industry) = (select industry_key(industry) from customer where number = :number)
                        order by e.id desc limit :most""").param("number", number.value()).param("most", most));
    }

    /** The industries on which there are notes, by name. */
    public List<String> industries() {
        return database.sql("select min(industry) from (" + NOTES + ") n group by industry_key(industry) order by 1")
                .query(String.class)
                .list();
    }

    /**
     * Leaves names out of these customers' notes for good, while an erasure is under way: what is erased can't be left out by
     * whoever reads.
     *
     * @return of how many entries of the record
     */
    public long leaveOut(NamesLeftOut erased, List<String> numbers) {
        long changed = 0;
        for (var entry : entries(numbers).entrySet()) {
            var left = erased.in(entry.getValue());
            if (!left.equals(entry.getValue())) {
                changed += database.sql("""
                                update record_entry set content = jsonb_set(content, '{industryNotes}', to_jsonb(:left::text))
                                where id = :id
                                """)
                        .param("left", left)
                        .param("id", entry.getKey())
                        .update();
            }
        }
        return changed;
    }

    private Map<Long, String> entries(List<String> numbers) {
        var notes = new HashMap<Long, String>();
        database.sql("""
                        select id, content ->> 'industryNotes' note from record_entry
                        where customer_number = any(:numbers) and content ->> 'industryNotes' <> ''
                        """).param("numbers", numbers.toArray(String[]::new)).query(row -> {
            notes.put(row.getLong("id"), row.getString("note"));
        });
        return notes;
    }

    /** A note as it was written. */
    private record Written(CustomerNumber number, @Nullable String city, IndustryNote note) {}

    private List<IndustryNote> told(JdbcClient.StatementSpec notes) {
        var written = notes.query(this::read).list();
        var known = names.of(written.stream().map(Written::number).collect(Collectors.toSet()));
        var left = new HashMap<CustomerNumber, NamesLeftOut>();
        return written.stream()
                .map(one -> one.note()
                        .without(left.computeIfAbsent(
                                one.number(),
                                number -> leftOut(Objects.requireNonNull(known.get(number)), one.city()))))
                .toList();
    }

    private static NamesLeftOut leftOut(Names names, @Nullable String city) {
        return new NamesLeftOut(names.customer(), city, names.persons());
    }

    private Written read(ResultSet row, int index) throws SQLException {
        return new Written(
                new CustomerNumber(row.getString("number")),
                row.getString("city"),
                new IndustryNote(
                        row.getString("industry"),
                        row.getTimestamp("recorded_at")
                                .toInstant()
                                .atZone(clock.getZone())
                                .toLocalDate(),
                        EntryKind.valueOf(row.getString("kind")),
                        topics(row.getString("topics")),
                        row.getString("note")));
    }

    private List<String> topics(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
