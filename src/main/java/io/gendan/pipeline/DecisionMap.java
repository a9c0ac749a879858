package io.gendan.pipeline;

import io.gendan.meeting.decision.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who decides at a customer, as far as the reader may know it, in words (S-01, S-11).
 *
 * @param persons the weightiest first
 * @param sum of the weights, in percent; null where nobody was given one
 * @param sealed whether a session waits for its second view, whose judgements don't show yet
 * @param decisionMakerKnown whether anybody is known to decide: the gate into B2 asks for it
 * @param picture the same drawn; null where nothing can be drawn
 */
public record DecisionMap(
        List<Placed> persons,
        @Nullable Integer sum,
        boolean sealed,
        boolean decisionMakerKnown,
        @Nullable DecisionPicture picture) {

    /**
     * A person on the customer's side, as judged last.
     *
     * @param role name of its {@link io.gendan.customer.ContactRole}
     * @param roleName the same in words
     * @param weight in percent
     * @param history what sessions judged, oldest first
     */
    public record Placed(
            String name,
            @Nullable String role,
            @Nullable String roleName,
            @Nullable Integer weight,
            @Nullable String attitude,
            @Nullable String reason,
            List<Judged> history) {}

    /**
     * What one voice of one session judged of a person.
     *
     * @param on the day of the meeting
     * @param by the name of who judged
     */
    public record Judged(
            String on,
            Voice voice,
            String by,
            @Nullable Integer weight,
            @Nullable String roleName,
            @Nullable String attitude,
            @Nullable String reason) {}
}
