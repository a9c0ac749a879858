package io.gendan.customer.search;

import java.util.Map;

/**
 * A question for the numbers of customers.
 *
 * @param sql selects {@code number} and {@code rank}, 0 for the best hits to {@link #LAST}
 * @param parameters by name
 */
public record Hits(String sql, Map<String, Object> parameters) {

    /** What somebody has said or written of the customer comes after everything else. */
    public static final int LAST = 6;
}
