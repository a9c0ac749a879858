package io.gendan.journey;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer was lost, to whom, and when to look again (ST-03).
 *
 * @param competitor who won it, if known
 * @param wouldReturnIf what would bring the customer back, if known
 * @param lookAgainOn the day to look at it again, null for never
 */
public record Loss(
        LossReason reason,
        @Nullable String details,
        @Nullable String competitor,
        @Nullable String wouldReturnIf,
        @Nullable LocalDate lookAgainOn) {

    /** A loss of which nobody knows what would bring the customer back. */
    public Loss(
            LossReason reason, @Nullable String details, @Nullable String competitor, @Nullable LocalDate lookAgainOn) {
        this(reason, details, competitor, null, lookAgainOn);
    }

    /** Set in every form and message that can lose a customer; what has it tells of a loss. */
    public static final String REASON = "lossReason";

    /** The loss that an entry of the record tells of. */
    static Loss of(Entry entry) {
        var content = entry.content();
        var day = text(content.get("lookAgainOn"));
        return new Loss(
                LossReason.valueOf(String.valueOf(content.get(REASON))),
                text(content.get("lossDetails")),
                text(content.get("competitor")),
                text(content.get("wouldReturnIf")),
                day == null ? null : LocalDate.parse(day));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
