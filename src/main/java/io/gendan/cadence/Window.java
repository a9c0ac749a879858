package io.gendan.cadence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a customer may and should be contacted in one way: allowed from ≤ ideal ≤ latest (CD-09).
 *
 * @param lastContact the last contact of this kind, null when there was none
 * @param rule the rule of the policy that gave these times, in the words of its note
 */
public record Window(@Nullable Instant lastContact, Instant allowedFrom, Instant ideal, Instant latest, String rule) {}
