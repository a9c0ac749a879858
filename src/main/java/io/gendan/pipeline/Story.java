package io.gendan.pipeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer's story beside one of its tasks, in words: times in the installation's zone, names for logins.
 *
 * @param number of the customer, for whoever may see it; they get everything, others what the task itself shows
 * @param inPlaceOf for whom the task is done, when that person is away
 * @param standing where the customer stands, for whoever may see it
 * @param glance stages, attitudes, decision map and sessions, for whoever may see it; on the first page only
 * @param items what is on record, newest first
 * @param total how many items there are
 * @param words what the page says around it
 */
public record Story(
        @Nullable String number,
        String name,
        String stage,
        @Nullable String inPlaceOf,
        @Nullable Standing standing,
        @Nullable TabGlance glance,
        List<Card> items,
        long total,
        Map<String, String> words) {

    /**
     * Where a customer stands.
     *
     * @param forbidden who must not be contacted
     * @param pool what threatens when nobody contacts it
     */
    public record Standing(
            String owner,
            List<ForbiddenContacts.Forbidden> forbidden,
            List<WindowWords.Line> windows,
            @Nullable String pool,
            List<Work> openWork,
            @Nullable Work waiting,
            @Nullable Step nextStep,
            List<Contact> contacts) {}

    /** Something open: a task with who has to do it, or a wait. */
    public record Work(String what, String who, String when, boolean late) {}

    /** Who follows up. */
    public record Step(String who, String on, List<Fact> facts) {}

    /** A person on the customer's side. */
    public record Contact(
            String name, @Nullable String role, @Nullable Integer weight) {}

    /** One entry of the record. */
    public record Card(String id, String title, @Nullable String stage, String who, String when, List<Fact> facts) {}

    /** Something said, by its label. */
    public record Fact(String label, String text) {}
}
