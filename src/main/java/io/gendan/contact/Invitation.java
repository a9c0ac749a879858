package io.gendan.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to a meeting as the customer has accepted it.
 *
 * @param stage A2 for a first talk, B1 for a formal meeting; asked in stage A alone
 * @param at when the meeting begins
 * @param expectedParticipants who is expected on the customer's side
 */
public record Invitation(@Nullable String stage, Instant at, String place, String expectedParticipants) {}
