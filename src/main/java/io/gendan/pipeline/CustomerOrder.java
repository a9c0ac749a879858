package io.gendan.pipeline;

import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In which order customers are listed. An order tells what it goes by, so nobody gets one by what they don't see. */
enum CustomerOrder {
    BEST("best", "c.name, c.number", true),
    NAME("name", "c.name, c.number", true),
    NUMBER("number", "c.number", true),
    NEWEST("newest", "c.created_at desc, c.number desc", false),
    LONGEST_QUIET(
            "lastContact",
            "(select max(i.happened_at) from interaction i where i.customer_number = c.number) nulls first, c.number",
            false),
    NEXT_STEP(
            "nextStep",
            "(select min(s.due_on) from next_step s where s.customer_number = c.number and s.closed_at is null)"
                    + " nulls last, c.number",
            false);

    private final String key;
    private final String order;
    private final boolean outlined;

    /** An order, {@code outlined} when it goes by what administrators see, too. */
    CustomerOrder(String key, String order, boolean outlined) {
        this.key = key;
        this.order = order;
        this.outlined = outlined;
    }

    /** The keys of the orders that this person may ask for, the usual one first. */
    static List<String> keys(Person person) {
        return Arrays.stream(values())
                .filter(each -> each.isFor(person))
                .map(each -> each.key)
                .toList();
    }

    /**
     * The order in SQL.
     *
     * @param rank what puts the best hits first, when nothing else is asked for
     * @throws Refusal 400 {@code customers.sortUnknown}; 403 {@code customers.filterNotYours}
     */
    static String of(@Nullable String key, String rank, Person person) {
        if (key == null || key.isBlank() || key.equals(BEST.key)) {
            return rank.equals("0") ? BEST.order : rank + ", " + BEST.order;
        }
        var wanted = Arrays.stream(values())
                .filter(each -> each.key.equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("customers.sortUnknown", key, String.join(", ", keys(person))));
        if (!wanted.isFor(person)) {
            throw Refusal.forbidden("customers.filterNotYours");
        }
        return wanted.order;
    }

    private boolean isFor(Person person) {
        return outlined || person.role() != Role.ADMIN;
    }
}
