package io.gendan.cadence;

import io.gendan.cadence.ContactRule.LateSteps;
import java.time.Instant;

/**
 * Since when a task is late, and who is to hear of it.
 *
 * @param since may lie ahead: then it is not late yet
 * @param neglectedSince since when the customer has been waiting too long for us; what the way to the pool counts from
 */
record Lateness(Instant since, Instant neglectedSince, LateSteps steps) {}
