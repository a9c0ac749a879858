package io.gendan.engine.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a look at the whole chain has found.
 *
 * @param sealed how many entries it holds
 * @param unsealed how many have no place in it yet
 * @param erased how many values have been erased from it
 * @param anchors how many anchors it was held against
 * @param newest its end; to be kept outside
 * @param fault the first broken place; null when the chain is whole
 */
public record Verification(
        long sealed,
        long unsealed,
        long erased,
        long anchors,
        Anchor newest,
        @Nullable Fault fault) {

    /** In which way a chain is broken. */
    public enum Break {
        /** A value is not the one that was written. */
        CHANGED,
        /** An entry does not follow the one before it. */
        BROKEN,
        /** An entry is missing, or stands at another place. */
        MISSING,
        /** The end was cut off, or rewritten. */
        CUT,
        /** It is not the chain from which the anchor was taken. */
        OTHER_THAN_ANCHOR
    }

    /** A broken place of the chain. */
    public record Fault(long seq, Break kind) {}

    /** Whether everything is as it was written. */
    public boolean isWhole() {
        return fault == null;
    }
}
