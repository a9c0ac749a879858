package io.gendan.meeting.decision;

import io.gendan.journey.Attitude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one voice of a session judged of one person on the customer's side.
 *
 * @param meeting whose session it was; null where a session was recorded without one
 * @param heldAt when that meeting took place
 * @param person its name, as typed
 * @param role name of its {@link io.gendan.customer.ContactRole}
 * @param weight share in the customer's decision, in percent
 * @param reason why, as typed
 */
public record DecisionJudgement(
        long id,
        @Nullable Long meeting,
        @Nullable Instant heldAt,
        Voice voice,
        String person,
        @Nullable String role,
        @Nullable Integer weight,
        @Nullable Attitude attitude,
        @Nullable String reason,
        String by,
        Instant at) {

    /** The same judgement with its reason in other words. */
    public DecisionJudgement because(@Nullable String other) {
        return new DecisionJudgement(id, meeting, heldAt, voice, person, role, weight, attitude, other, by, at);
    }
}
