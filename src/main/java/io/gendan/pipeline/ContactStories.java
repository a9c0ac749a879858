package io.gendan.pipeline;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.journey.Channel;
import io.gendan.journey.Direction;
import io.gendan.pipeline.ContactStory.FollowUp;
import io.gendan.pipeline.ContactStory.Line;
import io.gendan.pipeline.ContactStory.Next;
import io.gendan.pipeline.ContactStory.Wanted;
import io.gendan.staff.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contacts of a customer one by one, each with what followed; in two statements, however many there are (N-02). */
@Repository
public class ContactStories {

    /** What was agreed after a contact is the last step set before the next one was recorded. */
    private static final String PAGE = """
            with talk as (
                select i.*, e.author, e.stage, e.recorded_at,
                       coalesce(e.content ->> 'outreachOutcome', e.content ->> 'outcome',
                                e.content ->> 'meetingOutcome') outcome,
                       lead(i.happened_at) over line next_at, lead(i.channel) over line next_channel,
                       lead(e.author) over line next_author, lead(e.recorded_at) over line next_recorded_at
                from interaction i join record_entry e on e.id = i.entry_id
                where i.customer_number = :number
                window line as (order by i.happened_at, i.entry_id)),
            page as (select * from talk where %s order by happened_at desc, entry_id desc offset :offset limit :limit)
            select page.*, step.who step_who, step.due_on step_on, step.channel step_channel, step.content step_content,
                   step.purpose step_purpose, step.promised step_promised
            from page left join lateral (
                select s.* from next_step s where s.customer_number = :number and s.set_at >= page.recorded_at
                and (page.next_recorded_at is null or s.set_at < page.next_recorded_at)
                order by s.id desc limit 1) step on true
            order by page.happened_at desc, page.entry_id desc""";

    private static final String FITS = """
            (cast(:attitude as text) is null or attitude = :attitude)
            and (cast(:channel as text) is null or channel = :channel)
            and (cast(:by as text) is null or author = :by)
            and (cast(:from as timestamptz) is null or happened_at >= :from)
            and (cast(:to as timestamptz) is null or happened_at < :to)
            and (not :open or open_question is not null)""";

    private final JdbcClient database;
    private final Customers customers;
    private final CustomerMask mask;
    private final Clock clock;

    ContactStories(JdbcClient database, Customers customers, CustomerMask mask, Clock clock) {
        this.database = database;
        this.customers = customers;
        this.mask = mask;
        this.clock = clock;
    }

    /** A page of the contacts that are wanted, newest first, as this person may read them; {@code page} 0 is the newest. */
    public ContactStory of(CustomerNumber number, Wanted wanted, int page, int size, Person reader) {
        var text = mask.textOf(customers.require(number), reader);
        var items = with(database.sql(PAGE.formatted(FITS)), number, wanted)
                .param("offset", (long) Math.max(0, page) * size)
                .param("limit", size)
                .query(ContactStories::line)
                .list()
                .stream()
                .map(line -> line.readAs(text))
                .toList();
        var total = with(
                        database.sql("select count(*) from interaction i join record_entry e on e.id = i.entry_id"
                                + " where i.customer_number = :number and "
                                + FITS.replace("happened_at", "i.happened_at")),
                        number,
                        wanted)
                .query(Long.class)
                .single();
        return new ContactStory(items, total);
    }

    private JdbcClient.StatementSpec with(JdbcClient.StatementSpec query, CustomerNumber number, Wanted wanted) {
        var to = wanted.to();
        return query.param("number", number.value())
                .param(
                        "attitude",
                        wanted.attitude() == null ? null : wanted.attitude().name(),
                        Types.VARCHAR)
                .param(
                        "channel",
                        wanted.channel() == null ? null : wanted.channel().name(),
                        Types.VARCHAR)
                .param("by", wanted.by(), Types.VARCHAR)
                .param("from", startOf(wanted.from()), Types.TIMESTAMP)
                .param("to", startOf(to == null ? null : to.plusDays(1)), Types.TIMESTAMP)
                .param("open", wanted.open());
    }

    private @Nullable Timestamp startOf(@Nullable LocalDate day) {
        return day == null
                ? null
                : Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        return new Line(
                row.getLong("entry_id"),
                row.getTimestamp("happened_at").toInstant(),
                row.getString("author"),
                row.getString("contact_person"),
                Channel.valueOf(row.getString("channel")),
                Direction.valueOf(row.getString("direction")),
                row.getString("stage"),
                row.getString("summary"),
                row.getString("open_question"),
                row.getString("attitude"),
                row.getString("feedback"),
                row.getBoolean("violation") ? row.getString("violation_reason") : null,
                row.getString("outcome"),
                followUp(row),
                next(row));
    }

    private static @Nullable FollowUp followUp(ResultSet row) throws SQLException {
        var who = row.getString("step_who");
        return who == null
                ? null
                : new FollowUp(
                        who,
                        row.getDate("step_on").toLocalDate(),
                        row.getString("step_channel"),
                        row.getString("step_content"),
                        row.getString("step_purpose"),
                        row.getBoolean("step_promised"));
    }

    private static @Nullable Next next(ResultSet row) throws SQLException {
        var at = row.getTimestamp("next_at");
        return at == null
                ? null
                : new Next(
                        at.toInstant(), Channel.valueOf(row.getString("next_channel")), row.getString("next_author"));
    }
}
