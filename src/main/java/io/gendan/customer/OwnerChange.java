package io.gendan.customer;

import org.jspecify.annotations.Nullable;

/**
 * Why a customer has another owner, or none, from now on.
 *
 * @param by login of who brought it about; {@code Gendan} where nobody but the program did
 * @param reason as typed, where somebody gave one
 */
public record OwnerChange(Why why, String by, @Nullable String reason) {

    /** How owners come and go (ST-03). */
    public enum Why {
        /** Somebody entered the customer. */
        CREATED,
        /** It came in a table. */
        IMPORTED,
        /** Somebody took it out of the pool. */
        CLAIMED,
        /** Whoever leads gave it to somebody, out of the pool. */
        GIVEN,
        /** A colleague accepted it. */
        HANDED_OVER,
        /** Its owner left, or couldn't go on. */
        LEFT,
        /** It went to the pool, given back or neglected. */
        RELEASED,
        /** Another customer turned out to be this one. */
        MERGED,
        /** Nobody noted it: from before there was this history. */
        UNKNOWN
    }

    /** Without a reason in words. */
    public static OwnerChange of(Why why, String by) {
        return new OwnerChange(why, by, null);
    }
}
