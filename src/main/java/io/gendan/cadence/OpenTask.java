package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open task as alarms, priorities and stand-ins see it.
 *
 * @param process id of the process instance it belongs to; that of a contact holds all its tasks
 * @param people logins of whom it waits for: its assignee, or each candidate while nobody has claimed it
 * @param assigned whether it has an assignee
 * @param rank the rank of the stage the customer stands in; 0 without a journey
 * @param owner login of the customer's owner; null for none
 * @param lastContact the customer's last contact, as the id of its entry on record; 0 for none
 * @param basis what its lateness is reckoned from: changes with the policy, the calendar, the record, the owner, its date
 */
record OpenTask(
        String id,
        String key,
        CustomerNumber number,
        String process,
        List<String> people,
        boolean assigned,
        @Nullable Instant due,
        int priority,
        int rank,
        @Nullable String owner,
        long lastContact,
        String basis) {

    private static final Set<String> BEFORE_THE_CONTACT = Set.of(
            "UserTask_PrepareContact", "UserTask_ReviewContact", "UserTask_SendMessage", "UserTask_RecordContact");
    private static final String RESEARCH = "UserTask_ResearchCustomer";

    OpenTask {
        people = List.copyOf(people);
    }

    /** Whether the customer still waits for the contact that this task belongs to. */
    boolean leadsToContact() {
        return BEFORE_THE_CONTACT.contains(key);
    }

    /** Whether the customer is not contacted before this task is done: a customer that may go to the pool. */
    boolean customerWaits() {
        return leadsToContact() || key.equals(RESEARCH);
    }

    /** Whether it judges what somebody else has prepared. */
    boolean isReview() {
        return isReview(key);
    }

    /** The same of a task with this key. */
    static boolean isReview(String key) {
        return key.equals("UserTask_ReviewContact");
    }

    boolean isDue(Instant now) {
        return due != null && !due.isAfter(now);
    }

    /**
     * The lateness this task stands for. All tasks of a contact stand for one, until a contact is on record; a new owner
     * is late anew.
     */
    String subject() {
        var work = leadsToContact() ? "contact " + process + " " + lastContact : "task " + id;
        return work + " " + (owner == null ? "-" : owner);
    }
}
