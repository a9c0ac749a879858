package io.gendan.pipeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the open timers and due dates of all running journeys were moved after a change (CD-07).
 *
 * @param finishedAt null while it runs
 * @param replaced whether another change took its place before it had come to the end
 * @param journeys how many customers were looked at
 * @param waits how many waits moved: for the next contact, the end of a pause, a day to look again, a next step
 * @param tasks how many due dates of open tasks moved
 * @param alarms how many alarms moved
 * @param earlier how many of all these came earlier; the others came later
 * @param dueBefore how many waits and tasks were due within a week of {@code askedAt}
 * @param dueAfter how many of them are now
 * @param failures customers whose dates could not be moved
 * @param failed the first of them, and why
 */
public record TimerMove(
        long id,
        Cause cause,
        Instant askedAt,
        @Nullable Instant finishedAt,
        boolean running,
        boolean replaced,
        int journeys,
        int waits,
        int tasks,
        int alarms,
        int earlier,
        int later,
        int dueBefore,
        int dueAfter,
        int failures,
        List<Failed> failed) {

    /** What changed. */
    public enum Cause {
        /** The table of contact windows. */
        POLICY,
        /** Holidays, closures or working hours. */
        CALENDAR,
        /** Both since the last look. */
        BOTH
    }

    /** A customer whose dates could not be moved. */
    public record Failed(String number, String reason) {}
}
