package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One pursuit of one customer, from stage A to member or closed.
 *
 * @param number the customer; also the business key of the journey's processes
 * @param stage where it stands; stays MEMBER after joining
 * @param heading the stage that the next meeting leads to, when the last session decided on one
 * @param pausedUntil the day on which a paused journey goes on; null when it is not paused
 * @param ending how it ended, null while it is open
 */
public record Journey(
        long id,
        CustomerNumber number,
        Stage stage,
        @Nullable String heading,
        @Nullable LocalDate pausedUntil,
        Instant openedAt,
        String openedBy,
        @Nullable Instant closedAt,
        @Nullable Ending ending,
        String processInstanceId) {

    /** Whether it rests until a day, or until somebody resumes it. */
    public boolean isPaused() {
        return pausedUntil != null;
    }

    public boolean isOpen() {
        return closedAt == null;
    }
}
