package io.gendan.cadence;

import io.gendan.engine.WorkingDuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the contact policy says about one kind of contact with a customer (CD-01, CD-10).
 *
 * @param minimumGap sooner is too early
 * @param idealGap when the next contact should take place
 * @param maximumGap later is too late
 * @param most how many contacts may fall into a period; each of these limits holds
 * @param least how many contacts should at least fall into a period; null for no such demand
 * @param planned whether timers plan contacts of this kind; otherwise the window only guards
 * @param late who hears of a late contact, and when
 * @param note the source of the figures, as the policy tells it
 */
record ContactRule(
        WorkingDuration minimumGap,
        WorkingDuration idealGap,
        WorkingDuration maximumGap,
        List<Count> most,
        @Nullable Count least,
        boolean planned,
        LateSteps late,
        String note) {

    ContactRule {
        most = List.copyOf(most);
    }

    /**
     * A number of contacts in a period.
     *
     * @param days the period, in calendar days
     */
    record Count(int contacts, int days) {}

    /**
     * The ladder behind a late contact (CD-05), in working time from when it is late.
     *
     * @param told when the person, the owner's manager, the owner's director are told; one to three
     * @param poolWarning when the customer is announced to go to the pool; null for never
     * @param poolGrace how long after the warning it goes there; null as the warning is
     */
    record LateSteps(
            List<WorkingDuration> told,
            @Nullable WorkingDuration poolWarning,
            @Nullable WorkingDuration poolGrace) {

        LateSteps {
            told = List.copyOf(told);
        }
    }
}
