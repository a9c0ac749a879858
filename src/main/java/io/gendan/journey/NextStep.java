package io.gendan.journey;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who follows up, when, by which channel, with what content and purpose.
 *
 * @param who login of the person named
 * @param dueOn the day, in the installation's zone
 * @param promised whether the customer was promised this contact, which makes it never too early (CD-02)
 */
public record NextStep(
        String who,
        LocalDate dueOn,
        @Nullable String channel,
        @Nullable String content,
        @Nullable String purpose,
        boolean promised) {

    /** Whether people are to meet; a step without a channel is a remote contact. */
    public ContactKind kind() {
        return channel == null ? ContactKind.REMOTE : Channel.valueOf(channel).kind();
    }
}
