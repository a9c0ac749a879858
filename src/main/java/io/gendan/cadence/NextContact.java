package io.gendan.cadence;

import io.gendan.journey.ContactKind;
import java.time.Instant;
import java.util.List;

/**
 * The next contact with a customer, as record, policy and calendar have it (CD-03).
 *
 * @param window the window it keeps to, of its own kind
 * @param other the window of the other kind
 * @param due until when the process waits for it
 * @param taskDue when its tasks are due
 * @param latest when it is too late; never before its tasks are due
 */
public record NextContact(Reason reason, Window window, Window other, Instant due, Instant taskDue, Instant latest) {

    /** What the next contact comes from. */
    public enum Reason {
        /** The customer awaits an answer, which is never too early (CD-02). */
        ANSWER_AWAITED,
        /** A next step was agreed. */
        AGREED,
        /** The policy plans it. */
        PLANNED
    }

    /** Whether it is one from afar or face to face. */
    public ContactKind kind() {
        return window.kind();
    }

    /** Both windows, the one from afar first. */
    public List<Window> windows() {
        return kind() == ContactKind.REMOTE ? List.of(window, other) : List.of(other, window);
    }
}
