package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something open in the engine that may have a date: a timer or a task.
 *
 * @param key of the element in its model
 * @param due null for a task without a due date
 */
record OpenDate(
        CustomerNumber number,
        boolean timer,
        String id,
        String key,
        @Nullable Instant due) {

    /** The tasks of a contact that is planned and has not been made. */
    private static final Set<String> CONTACT_TASKS = Set.of(
            "UserTask_PrepareContact", "UserTask_ReviewContact", "UserTask_SendMessage", "UserTask_RecordContact");

    /** The wait for the next contact. */
    boolean isWait() {
        return timer && key.equals("Timer_NextContactDue");
    }

    /** The alarm of a contact that has not been made. */
    boolean isAlarm() {
        return timer && key.equals("Timer_ContactOverdue");
    }

    boolean isContactTask() {
        return !timer && CONTACT_TASKS.contains(key);
    }

    /** Whether it goes by what its own model says, not by the dates of the next contact. */
    boolean isOfModel() {
        return !isWait() && !isAlarm() && !isContactTask();
    }
}
