package io.gendan.meeting;

import io.gendan.customer.MaskedText;
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

    /** The same meeting as somebody may read it who may not read every text: its place is an address. */
    public PastMeeting readAs(MaskedText text) {
        return text.isOpen()
                ? this
                : new PastMeeting(stage, plannedAt, MaskedText.address(), heldAt, closing, text.of(reason));
    }

    /** What became of it so far: PLANNED, HELD, or how it was closed. */
    public String state() {
        return closing != null ? closing : heldAt == null ? "PLANNED" : "HELD";
    }
}
