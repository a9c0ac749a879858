package io.gendan.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A formal talk, face to face.
 *
 * @param stage the name of the stage it belongs to
 * @param plannedAt when it is to begin
 * @param heldAt when it took place, null before
 */
public record Meeting(
        long id,
        String stage,
        Instant plannedAt,
        String place,
        String expectedParticipants,
        @Nullable Instant heldAt) {

    /** The field in which forms and notes name, one by one, who takes part for the customer. */
    public static final String CUSTOMERS_PEOPLE = "customerPeople";

    /** Whether it has taken place. */
    public boolean isHeld() {
        return heldAt != null;
    }

    /** When it took place, or is to; what the deadline of its analysis session counts from. */
    public Instant takesPlaceAt() {
        return heldAt == null ? plannedAt : heldAt;
    }
}
