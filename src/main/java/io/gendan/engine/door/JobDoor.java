package io.gendan.engine.door;

import io.gendan.engine.Refusal;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;

/**
 * Where an administrator lets a failed job try again: one job, at least once, and when it is due stays as it is. The engine
 * would also take no attempts at all, another day, or the timers of all customers at once, and those would be forgotten.
 */
final class JobDoor {

    private JobDoor() {}

    static void retry(SetJobRetriesCmd command) {
        if (CommandFields.RETRIED_JOB.text(command) == null || CommandFields.RETRY_IS_MOVED.flag(command)) {
            throw Refusal.forbidden("door.closed");
        }
        if (CommandFields.RETRIES.number(command) < 1) {
            throw Refusal.badRequest("door.noRetries");
        }
    }
}
