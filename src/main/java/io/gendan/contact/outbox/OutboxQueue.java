package io.gendan.contact.outbox;

import io.gendan.customer.CustomerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The messages that wait, as the relays of all nodes share them out. */
@Repository
class OutboxQueue {

    private static final int LONGEST_PROBLEM = 500;

    private final JdbcClient database;

    OutboxQueue(JdbcClient database) {
        this.database = database;
    }

    /**
     * Takes the message that has been due longest and that no other node is taking, and notes that a try begins. The note
     * stands before anything leaves the house: whatever happens then, nobody believes that it was never tried.
     */
    Optional<OutboxMessage> take(List<Medium> media, Instant now) {
        return database.sql("""
                        with taken as (
                            update outbox_message set tries = tries + 1, next_try_at = ?
                            where id = (select id from outbox_message
                                        where sent_at is null and given_up_at is null and next_try_at <= ?
                                        and medium = any(?)
                                        order by next_try_at, id limit 1 for update skip locked)
                            returning *),
                        noted as (
                            insert into outbox_try (message_id, number, begun_at) select id, tries, ? from taken)
                        select * from taken""")
                .param(Timestamp.from(now.plus(Retries.UNDER_WAY)))
                .param(Timestamp.from(now))
                .param(media.stream().map(Medium::name).toArray(String[]::new))
                .param(Timestamp.from(now))
                .query(OutboxQueue::read)
                .optional();
    }

    void sent(OutboxMessage message, Instant now) {
        note(message, "SENT", null);
        database.sql("update outbox_message set sent_at = ?, given_up_at = null where id = ? and sent_at is null")
                .params(Timestamp.from(now), message.id())
                .update();
    }

    void tryAgain(OutboxMessage message, NotCarried failure, Instant now, Duration wait) {
        note(message, failure.why().name(), failure.getMessage());
        database.sql("update outbox_message set next_try_at = ? where id = ? and sent_at is null")
                .params(Timestamp.from(now.plus(wait)), message.id())
                .update();
    }

    /** Gives the message up; false when another node knows better by now. */
    boolean giveUp(OutboxMessage message, NotCarried failure, Instant now) {
        note(message, failure.why().name(), failure.getMessage());
        return database.sql("""
                                update outbox_message set given_up_at = ?
                                where id = ? and sent_at is null and given_up_at is null""").params(Timestamp.from(now), message.id()).update() == 1;
    }

    /** How many tries have ended so that nobody knows whether the message was taken; the one under way is left out. */
    int uncertain(OutboxMessage message) {
        return database.sql("""
                        select count(*) from outbox_try where message_id = ?
                        and (outcome = 'UNCERTAIN' or (outcome is null and number < ?))""")
                .params(message.id(), message.tries())
                .query(Integer.class)
                .single();
    }

    private void note(OutboxMessage message, String outcome, @Nullable String problem) {
        database.sql("update outbox_try set outcome = ?, problem = ? where message_id = ? and number = ?")
                .param(outcome)
                .param(problem == null ? null : firstLine(problem))
                .param(message.id())
                .param(message.tries())
                .update();
    }

    private static String firstLine(String problem) {
        var line = problem.lines().findFirst().orElse("");
        return line.length() > LONGEST_PROBLEM ? line.substring(0, LONGEST_PROBLEM) : line;
    }

    private static OutboxMessage read(ResultSet row, int index) throws SQLException {
        var number = row.getString("customer_number");
        return new OutboxMessage(
                row.getLong("id"),
                row.getString("message_key"),
                Medium.valueOf(row.getString("medium")),
                number == null ? null : new CustomerNumber(number),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                calendar(row.getString("calendar_method"), row.getString("calendar")),
                row.getInt("tries"));
    }

    private static @Nullable CalendarPart calendar(@Nullable String method, @Nullable String text) {
        return method == null || text == null ? null : new CalendarPart(CalendarPart.Method.valueOf(method), text);
    }
}
