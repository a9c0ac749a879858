package io.gendan.cadence;

import io.gendan.journey.ContactKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a customer may and should be contacted in one way: allowed from ≤ ideal ≤ latest (CD-09).
 *
 * @param lastContact the last contact of this kind, null when there was none
 * @param rule the rule of the policy that gave these times, in the words of its note
 * @param planned whether timers plan contacts of this kind; otherwise the window only guards
 * @param assumed whether one of these times lies where holidays are not known yet, so that weekdays were counted (CD-06)
 */
public record Window(
        ContactKind kind,
        @Nullable Instant lastContact,
        Instant allowedFrom,
        Instant ideal,
        Instant latest,
        String rule,
        boolean planned,
        boolean assumed) {}
