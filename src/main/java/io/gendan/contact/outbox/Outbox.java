package io.gendan.contact.outbox;

import io.gendan.customer.CustomerNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where messages are put that shall leave the house: with the transaction that decides on it, or not at all. */
@Repository
public class Outbox {

    /**
     * How a message fares.
     *
     * @param tries how often it was handed over, or was to be
     * @param uncertain how many of these may have arrived without our knowing
     * @param problem what the last try told; null when there was none, or it went well
     */
    public record State(
            long id,
            Medium medium,
            @Nullable String customerNumber,
            Instant putAt,
            int tries,
            int uncertain,
            @Nullable Instant sentAt,
            @Nullable Instant givenUpAt,
            @Nullable String problem) {}

    private final JdbcClient database;
    private final Clock clock;

    Outbox(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Puts a message in, to be sent once this transaction has ended well; one of the same key stays alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(NewMessage message) {
        var number = message.number();
        var calendar = message.calendar();
        var now = Timestamp.from(clock.instant());
        database.sql("""
                        insert into outbox_message (message_key, medium, customer_number, sender, recipient, subject, body,
                                                    calendar_method, calendar, put_at, next_try_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (message_key) do nothing""")
                .param(message.key())
                .param(message.medium().name())
                .param(number == null ? null : number.value())
                .param(message.sender())
                .param(message.recipient())
                .param(message.subject())
                .param(message.body())
                .param(calendar == null ? null : calendar.method().name())
                .param(calendar == null ? null : calendar.text())
                .param(now)
                .param(now)
                .update();
    }

    /** How the messages to a customer fare, newest first. */
    public List<State> of(CustomerNumber number) {
        return states("where m.customer_number = ? order by m.id desc", List.of(number.value()));
    }

    /** What is not sent yet, newest first, and then what was given up; at most a hundred. */
    public List<State> unsent() {
        return states("where m.sent_at is null order by m.given_up_at is not null, m.id desc", List.of());
    }

    /** How many are not sent yet or were given up. */
    public int unsentCount() {
        return database.sql("select count(*) from outbox_message where sent_at is null")
                .query(Integer.class)
                .single();
    }

    private List<State> states(String which, List<String> parameters) {
        return database.sql("""
                        select m.*, last.problem,
                               (select count(*) from outbox_try t where t.message_id = m.id
                                and (t.outcome = 'UNCERTAIN' or t.outcome is null)) as uncertain
                        from outbox_message m
                        left join outbox_try last on last.message_id = m.id and last.number = m.tries
                        """ + which + " limit 100")
                .params(parameters)
                .query((row, index) -> new State(
                        row.getLong("id"),
                        Medium.valueOf(row.getString("medium")),
                        row.getString("customer_number"),
                        row.getTimestamp("put_at").toInstant(),
                        row.getInt("tries"),
                        row.getInt("uncertain"),
                        instant(row.getTimestamp("sent_at")),
                        instant(row.getTimestamp("given_up_at")),
                        row.getString("problem")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
