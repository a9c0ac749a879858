package io.gendan.engine.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a look at the whole chain has found.
 *
 * @param sealed how many entries it holds
 * @param unsealed how many have no place in it yet
 * @param erased how many values have been erased from it
 * @param anchors how many anchors it was held against
 * @param anchorsBefore how many anchors can't be checked any more, because they are of before the start of the chain
 * @param unreadable how many lines of the anchor file could not be read as anchors
 * @param newest its end; to be kept outside
 * @param fault the first broken place; null when the chain is whole
 */
public record Verification(
        long sealed,
        long unsealed,
        long erased,
        long anchors,
        long anchorsBefore,
        long unreadable,
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
        /** It begins later than it did, and no entry says that the program let go of what is missing. */
        START,
        /** What an entry told is gone, and no entry says that the program erased it. */
        BLANKED,
        /** The end was cut off, or rewritten. */
        CUT,
        /** It is not the chain from which the anchor was taken. */
        OTHER_THAN_ANCHOR
    }

    /** A broken place of the chain. */
    public record Fault(long seq, Break kind) {}

    Verification withUnreadable(long lines) {
        return new Verification(sealed, unsealed, erased, anchors, anchorsBefore, lines, newest, fault);
    }

    /** Whether everything is as it was written. */
    public boolean isWhole() {
        return fault == null;
    }
}
