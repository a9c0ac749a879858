package io.gendan.customer.duplicates;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/**
 * One field of two customers about to be put together, both values as text.
 *
 * @param key the field's key; fields of the dossier begin with {@code dossier.}
 * @param survivor what the customer that goes on has
 * @param merged what the one put away has
 * @param chosen which of both holds afterwards, unless the person chooses otherwise
 * @param choosable whether the person may
 */
public record MergeField(
        String key,
        MessageSourceResolvable label,
        @Nullable String survivor,
        @Nullable String merged,
        Side chosen,
        boolean choosable) {

    /** Whose value holds. */
    public enum Side {
        SURVIVOR,
        MERGED,
        /** Both are kept. */
        BOTH
    }

    /** Whether somebody has to look at it: both have a value, and not the same. */
    public boolean differs() {
        return survivor != null && merged != null && !survivor.equals(merged);
    }
}
