package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All contacts with all customers; what the contact windows are reckoned from (CD-02). */
@Repository
public class Interactions {

    private final JdbcClient database;
    private final Records records;

    Interactions(JdbcClient database, Records records) {
        this.database = database;
        this.records = records;
    }

    /** Puts a contact on record and returns the entry's id. */
    public long put(NewEntry entry, Interaction interaction) {
        var violation = interaction.violation();
        var told = entry.happened(interaction.happenedAt());
        long id = records.put(violation == null ? told : told.telling(violation.content()));
        database.sql("""
                        insert into interaction (entry_id, customer_number, kind, channel, direction, happened_at,
                                                 contact_person, summary, open_question, attitude, feedback,
                                                 answer_awaited, violation, violated_rule, allowed_from,
                                                 violation_reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(entry.number().value())
                .param(interaction.kind().name())
                .param(interaction.channel().name())
                .param(interaction.direction().name())
                .param(Timestamp.from(interaction.happenedAt()))
                .param(interaction.contactPerson())
                .param(interaction.summary())
                .param(interaction.openQuestion())
                .param(interaction.attitude())
                .param(interaction.feedback())
                .param(interaction.answerAwaited())
                .param(violation != null)
                .param(violation == null ? null : violation.rule())
                .param(violation == null ? null : Timestamp.from(violation.allowedFrom()))
                .param(violation == null ? null : violation.reason())
                .update();
        return id;
    }

    /** The last contacts with a customer, newest first. */
    public List<Interaction> last(CustomerNumber number, int most) {
        return database.sql("""
                        select i.*, e.author from interaction i join record_entry e on e.id = i.entry_id
                        where i.customer_number = ? order by i.happened_at desc, i.entry_id desc limit ?""")
                .params(number.value(), most)
                .query(Interactions::read)
                .list();
    }

    /** The last contact of a kind up to a moment; null for of all there are. */
    public Optional<Interaction> last(CustomerNumber number, ContactKind kind, @Nullable Instant until) {
        return database.sql("""
                        select i.*, e.author from interaction i join record_entry e on e.id = i.entry_id
                        where i.customer_number = ? and i.kind = ?
                        and (cast(? as timestamptz) is null or i.happened_at <= ?)
                        order by i.happened_at desc, i.entry_id desc limit 1""")
                .param(number.value())
                .param(kind.name())
                .param(timestamp(until))
                .param(timestamp(until))
                .query(Interactions::read)
                .optional();
    }

    /** When the last contacts of a kind took place up to a moment, newest first; up to null, all there are. */
    public List<Instant> times(CustomerNumber number, ContactKind kind, int most, @Nullable Instant until) {
        return database
                .sql("""
                        select happened_at from interaction where customer_number = ? and kind = ?
                        and (cast(? as timestamptz) is null or happened_at <= ?)
                        order by happened_at desc limit ?""")
                .param(number.value())
                .param(kind.name())
                .param(timestamp(until))
                .param(timestamp(until))
                .param(most)
                .query(Timestamp.class)
                .list()
                .stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    /** Whether this very contact is on record: same time, channel, direction and words. */
    public boolean knows(CustomerNumber number, Interaction contact) {
        return database.sql("""
                        select exists (select 1 from interaction where customer_number = ? and happened_at = ?
                        and channel = ? and direction = ? and summary = ?)""")
                .param(number.value())
                .param(Timestamp.from(contact.happenedAt()))
                .param(contact.channel().name())
                .param(contact.direction().name())
                .param(contact.summary())
                .query(Boolean.class)
                .single();
    }

    /**
     * Since when the customer of this journey awaits an answer; nothing when it has been spoken to since: by us, or in a
     * contact that had an outcome.
     */
    public Optional<Instant> answerAwaitedSince(Journey journey) {
        return answerAwaitedSince(journey, null);
    }

    /** The same as it stood at a moment; null for by all there is on record. */
    public Optional<Instant> answerAwaitedSince(Journey journey, @Nullable Instant at) {
        return database.sql("""
                        select min(i.happened_at) from interaction i
                        where i.customer_number = :number and i.answer_awaited and i.happened_at >= :opened
                        and (cast(:at as timestamptz) is null or i.happened_at <= :at)
                        and not exists (
                            select 1 from interaction later join record_entry e on e.id = later.entry_id
                            where later.customer_number = i.customer_number
                            and (later.happened_at, later.entry_id) > (i.happened_at, i.entry_id)
                            and (cast(:at as timestamptz) is null or later.happened_at <= :at)
                            and (later.direction = 'OUTBOUND' or jsonb_exists(e.content, 'outcome')))""")
                .param("number", journey.number().value())
                .param("opened", Timestamp.from(journey.openedAt()))
                .param("at", timestamp(at))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static @Nullable Violation violation(ResultSet row) throws SQLException {
        return row.getBoolean("violation")
                ? new Violation(
                        row.getString("violated_rule"),
                        row.getTimestamp("allowed_from").toInstant(),
                        row.getString("violation_reason"))
                : null;
    }

    private static Interaction read(ResultSet row, int index) throws SQLException {
        return new Interaction(
                row.getString("author"),
                ContactKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                Direction.valueOf(row.getString("direction")),
                row.getTimestamp("happened_at").toInstant(),
                row.getString("contact_person"),
                row.getString("summary"),
                row.getString("open_question"),
                row.getString("attitude"),
                row.getString("feedback"),
                row.getBoolean("answer_awaited"),
                violation(row));
    }
}
