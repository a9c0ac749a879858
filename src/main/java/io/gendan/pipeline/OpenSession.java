package io.gendan.pipeline;

import io.gendan.meeting.Timeliness;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The analysis session of a meeting that was held.
 *
 * @param owner login of the customer's owner
 * @param heldAt when the meeting took place
 * @param due by when the session is to be concluded
 * @param late whether that time is over
 * @param paused whether the journey rests, so that nobody owes anything now
 * @param owed what is still to be given
 * @param given what has been given, without its content
 */
public record OpenSession(
        String number,
        String name,
        String owner,
        String stage,
        Instant heldAt,
        Instant due,
        boolean late,
        boolean paused,
        List<Owed> owed,
        List<Given> given) {

    public OpenSession {
        owed = List.copyOf(owed);
        given = List.copyOf(given);
    }

    /** The same session, of which more is to be given or has been. */
    OpenSession and(List<Owed> moreOwed, List<Given> moreGiven) {
        return new OpenSession(
                number, name, owner, stage, heldAt, due, late, paused, both(owed, moreOwed), both(given, moreGiven));
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /**
     * Something that is still to be given.
     *
     * @param task the task's element id
     * @param by login of who has it
     */
    public record Owed(String task, String title, String by) {}

    /**
     * Something that has been given.
     *
     * @param kind SALESPERSON_VIEW, MANAGER_VIEW or, of a concluded session, CONCLUSION
     * @param by login of whose it is
     */
    public record Given(String kind, String by, Instant at, Timeliness.Grade grade) {}
}
