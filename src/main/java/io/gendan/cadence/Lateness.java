package io.gendan.cadence;

import io.gendan.cadence.ContactRule.LateSteps;
import java.time.Instant;

/**
 * Since when a task is late, and who is to hear of it.
 *
 * @param since may lie ahead: then it is not late yet
 */
record Lateness(Instant since, LateSteps steps) {}
