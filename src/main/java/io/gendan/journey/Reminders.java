package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reminders given to people; the same one reaches its person once. */
@Repository
public class Reminders {

    /**
     * A reminder.
     *
     * @param about message key of what it is about: {@code reminder.<about>}
     * @param dueAt when the thing is due
     */
    public record Reminder(String customerNumber, String person, String about, Instant dueAt, Instant givenAt) {}

    private final JdbcClient database;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Reminders(JdbcClient database, ApplicationEventPublisher news, Clock clock) {
        this.database = database;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Reminds a person, unless this was done before; who wants it gets it by mail, too ({@link ReminderGiven}).
     *
     * @param subject what makes this reminder one of its own, such as the id of a meeting
     */
    @Transactional
    public void give(CustomerNumber number, String person, String about, String subject, Instant dueAt) {
        database.sql("""
                        insert into reminder (customer_number, person, about, subject, due_at, given_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing returning id""")
                .params(number.value(), person, about, subject, Timestamp.from(dueAt), Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional()
                .ifPresent(id -> news.publishEvent(new ReminderGiven(id, number, person, about, dueAt)));
    }

    /** The latest reminders of a person, newest first. */
    public List<Reminder> of(String person, int most) {
        return database.sql("select * from reminder where person = ? order by given_at desc, id desc limit ?")
                .params(person, most)
                .query((row, index) -> new Reminder(
                        row.getString("customer_number"),
                        row.getString("person"),
                        row.getString("about"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getTimestamp("given_at").toInstant()))
                .list();
    }
}
