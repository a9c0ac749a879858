package io.gendan.customer;

import io.gendan.staff.Sight;
import java.util.Map;

/**
 * Who sees a customer, as SQL says it: the same as {@link Customers#isSeenBy}, for lists and searches. One that was put
 * together with another, or whose data were erased, is in no list (D-07).
 */
public final class Seen {

    private Seen() {}

    /**
     * The condition, in brackets; its parameters are those of {@link #parameters}.
     *
     * @param customer alias of the table {@code customer} in the statement
     */
    public static String condition(String customer) {
        return "(%1$s.merged_into is null and %1$s.erased_at is null and %2$s)".formatted(customer, inSight(customer));
    }

    /** The same for one that may be in no list any more. */
    static String inSight(String customer) {
        return """
                (:everything or %1$s.owner = any(:owners)
                    or (%1$s.owner is null and coalesce(%1$s.pool_department, '') = any(:pools)))
                """.formatted(customer);
    }

    /** What the condition asks for, by name. */
    public static Map<String, Object> parameters(Sight sight) {
        return Map.of(
                "everything", sight.everything(),
                "owners", sight.owners().toArray(String[]::new),
                "pools", sight.pools().toArray(String[]::new));
    }
}
