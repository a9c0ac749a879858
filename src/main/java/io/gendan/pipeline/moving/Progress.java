package io.gendan.pipeline.moving;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Redated.Kind;
import io.gendan.engine.WorkingCalendar;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the move under way has come, kept with what it did. */
@Repository
class Progress {

    /** A move under way, held by this transaction. */
    record Held(long id, String lastNumber, Instant askedAt) {}

    private static final int FIRST_ATTEMPT = 1;

    private final JdbcClient database;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Progress(JdbcClient database, WorkingCalendar calendar, Clock clock) {
        this.database = database;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The move under way, unless there is none, another node works at it, or the calendar it was asked for has not been
     * seen on this node yet.
     */
    Optional<Held> hold() {
        return database.sql("""
                        select id, last_number, asked_at from timer_move
                        where finished_at is null and calendar <= ?
                        order by id desc limit 1 for update skip locked""")
                .param(calendar.version())
                .query((row, index) -> new Held(
                        row.getLong("id"),
                        row.getString("last_number"),
                        row.getTimestamp("asked_at").toInstant()))
                .optional();
    }

    /** The next customers with something running, by number. */
    List<CustomerNumber> next(Held move, int most) {
        return database.sql("""
                        select c.number from customer c where c.number > ?
                        and exists (select 1 from act_ru_execution p where p.business_key_ = c.number)
                        order by c.number limit ?""").params(move.lastNumber(), most).query(String.class).list().stream()
                .map(CustomerNumber::new)
                .toList();
    }

    /** Notes what moved, and that the customers up to this one are done. */
    void done(Held move, CustomerNumber last, int customers, Tally tally) {
        database.sql("""
                        update timer_move set last_number = greatest(last_number, ?), journeys = journeys + ?,
                        waits = waits + ?, tasks = tasks + ?, alarms = alarms + ?, earlier = earlier + ?,
                        later = later + ?, due_before = due_before + ?, due_after = due_after + ? where id = ?""")
                .params(
                        last.value(),
                        customers,
                        tally.moved(Kind.WAIT),
                        tally.moved(Kind.TASK),
                        tally.moved(Kind.ALARM),
                        tally.earlier(),
                        tally.later(),
                        tally.dueBefore(),
                        tally.dueAfter(),
                        move.id())
                .update();
    }

    void failed(Held move, CustomerNumber number, String reason) {
        database.sql("""
                        insert into timer_move_failure (move_id, customer_number, reason) values (?, ?, ?)
                        on conflict (move_id, customer_number)
                        do update set attempts = timer_move_failure.attempts + 1, reason = excluded.reason""").params(move.id(), number.value(), reason).update();
    }

    /** A customer to be tried once more. */
    Optional<CustomerNumber> failedOnce(Held move) {
        return database.sql("""
                        select customer_number from timer_move_failure
                        where move_id = ? and attempts = ? order by customer_number limit 1""")
                .params(move.id(), FIRST_ATTEMPT)
                .query(String.class)
                .optional()
                .map(CustomerNumber::new);
    }

    void succeeded(Held move, CustomerNumber number) {
        database.sql("delete from timer_move_failure where move_id = ? and customer_number = ?")
                .params(move.id(), number.value())
                .update();
    }

    void finish(Held move) {
        database.sql("update timer_move set finished_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), move.id())
                .update();
    }
}
