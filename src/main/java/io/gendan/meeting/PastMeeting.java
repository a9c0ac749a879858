package io.gendan.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meeting, whatever became of it.
 *
 * @param plannedAt when it is or was to begin
 * @param heldAt when it took place; null where it hasn't
 * @param closing ANALYSED, CANCELLED, NO_SHOW or DROPPED; null while it is under way
 * @param reason why it fell through, as typed
 */
public record PastMeeting(
        String stage,
        Instant plannedAt,
        String place,
        @Nullable Instant heldAt,
        @Nullable String closing,
        @Nullable String reason) {

    /** What became of it so far: PLANNED, HELD, or how it was closed. */
    public String state() {
        return closing != null ? closing : heldAt == null ? "PLANNED" : "HELD";
    }
}
