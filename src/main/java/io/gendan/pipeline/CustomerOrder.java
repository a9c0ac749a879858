package io.gendan.pipeline;

import io.gendan.engine.Refusal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In which order customers are listed. */
enum CustomerOrder {
    BEST("best", "c.name, c.number"),
    NAME("name", "c.name, c.number"),
    NUMBER("number", "c.number"),
    NEWEST("newest", "c.created_at desc, c.number desc"),
    LONGEST_QUIET(
            "lastContact",
            "(select max(i.happened_at) from interaction i where i.customer_number = c.number) nulls first, c.number"),
    NEXT_STEP(
            "nextStep",
            "(select min(s.due_on) from next_step s where s.customer_number = c.number and s.closed_at is null)"
                    + " nulls last, c.number");

    private final String key;
    private final String order;

    CustomerOrder(String key, String order) {
        this.key = key;
        this.order = order;
    }

    /**
     * The order in SQL.
     *
     * @param rank what puts the best hits first, when nothing else is asked for
     * @throws Refusal 400 {@code customers.sortUnknown}
     */
    static String of(@Nullable String key, String rank) {
        if (key == null || key.isBlank() || key.equals(BEST.key)) {
            return rank.equals("0") ? BEST.order : rank + ", " + BEST.order;
        }
        return Arrays.stream(values())
                .filter(each -> each.key.equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(
                        "customers.sortUnknown",
                        key,
                        Arrays.stream(values()).map(each -> each.key).collect(Collectors.joining(", "))))
                .order;
    }
}
