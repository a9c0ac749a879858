package io.gendan.contact;

import io.gendan.journey.Journey;
import io.gendan.journey.Stage;
import java.time.Instant;

/**
 * The customer has accepted an invitation to a meeting. Heard inside the same transaction.
 *
 * @param stage A2 for a first talk, B1 for a formal meeting
 * @param at when the meeting begins
 * @param expectedParticipants who is expected on the customer's side
 */
public record InvitationAccepted(Journey journey, Stage stage, Instant at, String place, String expectedParticipants) {}
