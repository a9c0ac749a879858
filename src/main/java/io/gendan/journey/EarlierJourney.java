package io.gendan.journey;

import io.gendan.customer.MaskedText;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How an earlier pursuit of a customer ended: the old record in view of a new one (ST-03).
 *
 * @param stage how far it came
 * @param lossReason why it was lost, null when it wasn't
 * @param details what was said about its end
 * @param competitor to whom it was lost, if known
 * @param wouldReturnIf what would bring the customer back, if known
 */
public record EarlierJourney(
        LocalDate opened,
        LocalDate closed,
        String stage,
        Ending ending,
        @Nullable LossReason lossReason,
        @Nullable String details,
        @Nullable String competitor,
        @Nullable String wouldReturnIf) {

    /** The same journey as somebody may read it who may not read every text. */
    public EarlierJourney readAs(MaskedText text) {
        return new EarlierJourney(
                opened,
                closed,
                stage,
                ending,
                lossReason,
                text.of(details),
                text.of(competitor),
                text.of(wouldReturnIf));
    }
}
