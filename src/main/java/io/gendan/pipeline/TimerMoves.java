package io.gendan.pipeline;

import io.gendan.cadence.PolicyInForce;
import io.gendan.engine.TimersFollow;
import io.gendan.engine.WorkingCalendar;
import io.gendan.pipeline.TimerMove.Cause;
import io.gendan.pipeline.TimerMove.Failed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Notices that the contact policy or the working calendar is another one than the open timers were last reckoned by,
 * whoever changed it on whichever node, and keeps the report of every move (CD-07).
 */
@Repository
public class TimerMoves implements TimersFollow {

    private static final int FAILED_SHOWN = 20;

    private record Basis(String policy, long calendar) {}

    private final JdbcClient database;
    private final PolicyInForce policy;
    private final WorkingCalendar calendar;
    private final TransactionOperations transaction;
    private final Clock clock;

    TimerMoves(
            JdbcClient database,
            PolicyInForce policy,
            WorkingCalendar calendar,
            TransactionOperations transaction,
            Clock clock) {
        this.database = database;
        this.policy = policy;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Asks for a move when something has changed since the last one; what was still to be done for an earlier change is
     * done with it.
     */
    @Override
    public boolean notice() {
        return !isInForce(current(), last())
                && Boolean.TRUE.equals(transaction.execute(begun -> {
                    // Several nodes may notice at once: the second one finds it asked for.
                    database.sql("select 1 from pg_advisory_xact_lock(hashtext('gendan.moves'))")
                            .query()
                            .singleValue();
                    return ask(current(), last());
                }));
    }

    /** The latest moves, newest first. */
    public List<TimerMove> latest(int most) {
        return database.sql("select m.*, (select count(*) from timer_move_failure f where f.move_id = m.id) failures"
                        + " from timer_move m order by m.id desc limit ?")
                .param(most)
                .query(this::read)
                .list();
    }

    private boolean ask(Basis now, Optional<Basis> last) {
        if (isInForce(now, last)) {
            return false;
        }
        var asked = Timestamp.from(clock.instant());
        database.sql("update timer_move set finished_at = ?, replaced = true where finished_at is null")
                .param(asked)
                .update();
        database.sql("insert into timer_move (cause, policy, calendar, asked_at) values (?, ?, ?, ?)")
                .params(cause(now, last).name(), now.policy(), now.calendar(), asked)
                .update();
        return true;
    }

    /** Also where this node has not seen the calendar yet that another one asked for; it will in a moment. */
    private static boolean isInForce(Basis now, Optional<Basis> last) {
        return last.filter(was -> was.equals(now) || was.calendar() > now.calendar())
                .isPresent();
    }

    private static Cause cause(Basis now, Optional<Basis> last) {
        boolean policy = last.filter(was -> was.policy().equals(now.policy())).isEmpty();
        boolean calendar = last.filter(was -> was.calendar() == now.calendar()).isEmpty();
        return policy && calendar ? Cause.BOTH : policy ? Cause.POLICY : Cause.CALENDAR;
    }

    private Basis current() {
        return new Basis(policy.version(), calendar.version());
    }

    private Optional<Basis> last() {
        return database.sql("select policy, calendar from timer_move order by id desc limit 1")
                .query(Basis.class)
                .optional();
    }

    private TimerMove read(ResultSet row, int index) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new TimerMove(
                row.getLong("id"),
                Cause.valueOf(row.getString("cause")),
                row.getTimestamp("asked_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                finished == null,
                row.getBoolean("replaced"),
                row.getInt("journeys"),
                row.getInt("waits"),
                row.getInt("tasks"),
                row.getInt("alarms"),
                row.getInt("earlier"),
                row.getInt("later"),
                row.getInt("due_before"),
                row.getInt("due_after"),
                row.getInt("failures"),
                row.getInt("failures") == 0 ? List.of() : failed(row.getLong("id")));
    }

    private List<Failed> failed(long move) {
        return database.sql("""
                        select customer_number number, reason from timer_move_failure
                        where move_id = ? order by customer_number limit ?""").params(move, FAILED_SHOWN).query(Failed.class).list();
    }
}
