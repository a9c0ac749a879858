package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        long id = records.put(entry.happened(interaction.happenedAt()));
        database.sql("""
                        insert into interaction (entry_id, customer_number, kind, channel, direction, happened_at,
                                                 contact_person, summary, open_question, attitude, feedback,
                                                 answer_awaited)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
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

    /** The last contact of a kind. */
    public Optional<Interaction> last(CustomerNumber number, ContactKind kind) {
        return database.sql("""
                        select i.*, e.author from interaction i join record_entry e on e.id = i.entry_id
                        where i.customer_number = ? and i.kind = ? order by i.happened_at desc, i.entry_id desc limit 1""")
                .params(number.value(), kind.name())
                .query(Interactions::read)
                .optional();
    }

    /** When the last contacts of a kind took place, newest first. */
    public List<Instant> times(CustomerNumber number, ContactKind kind, int most) {
        return database.sql("""
                        select happened_at from interaction where customer_number = ? and kind = ?
                        order by happened_at desc limit ?""").params(number.value(), kind.name(), most).query(Timestamp.class).list().stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    /**
     * Since when the customer of this journey awaits an answer; nothing when it has been spoken to since: by us, or in a
     * contact that had an outcome.
     */
    public Optional<Instant> answerAwaitedSince(Journey journey) {
        return database.sql("""
                        select min(i.happened_at) from interaction i
                        where i.customer_number = :number and i.answer_awaited and i.happened_at >= :opened
                        and not exists (
                            select 1 from interaction later join record_entry e on e.id = later.entry_id
                            where later.customer_number = i.customer_number
                            and (later.happened_at, later.entry_id) > (i.happened_at, i.entry_id)
                            and (later.direction = 'OUTBOUND' or jsonb_exists(e.content, 'outcome')))""")
                .param("number", journey.number().value())
                .param("opened", Timestamp.from(journey.openedAt()))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
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
                row.getBoolean("answer_awaited"));
    }
}
