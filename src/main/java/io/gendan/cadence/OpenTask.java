package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open task as alarms and priorities see it.
 *
 * @param people logins of whom it waits for: its assignee, or each candidate while nobody has claimed it
 * @param rank the rank of the stage the customer stands in; 0 without a journey
 * @param raised the steps of the ladder already taken for it
 */
record OpenTask(
        String id,
        String key,
        CustomerNumber number,
        List<String> people,
        @Nullable Instant due,
        int priority,
        int rank,
        Set<Integer> raised) {

    private static final Set<String> BEFORE_THE_CONTACT =
            Set.of("UserTask_PrepareContact", "UserTask_ReviewContact", "UserTask_RecordContact");

    OpenTask {
        people = List.copyOf(people);
        raised = Set.copyOf(raised);
    }

    /** Whether the customer still waits for the contact that this task belongs to. */
    boolean leadsToContact() {
        return BEFORE_THE_CONTACT.contains(key);
    }
}
