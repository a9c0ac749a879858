package io.gendan.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An open date that was reckoned anew.
 *
 * @param before when it was, as exact as the engine keeps it; null when there was no date
 * @param after when it is now
 */
public record Redated(Kind kind, @Nullable Instant before, Instant after) {

    /** What an open date is for. */
    public enum Kind {
        /** A timer that leads the flow on. */
        WAIT,
        /** The due date of a task. */
        TASK,
        /** A timer beside the flow, such as an alarm. */
        ALARM
    }

    /** What becomes of a timer: one that is overdue and stays so is left as it is, to fire once. */
    public static Redated timer(Kind kind, Instant before, Instant reckoned, Instant now) {
        var after = exact(reckoned);
        return new Redated(kind, before, after.isAfter(now) || before.isAfter(now) ? after : before);
    }

    /** What becomes of a task's due date. */
    public static Redated task(@Nullable Instant before, Instant reckoned) {
        return new Redated(Kind.TASK, before, exact(reckoned));
    }

    /** Whether it has moved at all. */
    public boolean moved() {
        return !after.equals(before);
    }

    private static Instant exact(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
