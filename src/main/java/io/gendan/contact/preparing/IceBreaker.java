package io.gendan.contact.preparing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something from the record with which a talk can be opened.
 *
 * @param kind what it is; the bundles have its words as {@code iceBreaker.<kind>}
 * @param text empty where the record has nothing but the fact: {@code iceBreaker.said.<kind>} says it
 * @param at when it was said or falls due; null where no time belongs to it
 */
record IceBreaker(Kind kind, String text, @Nullable Instant at) {

    /** In the order in which they are offered. */
    enum Kind {
        PROMISE,
        PRESSING_QUESTION,
        UNANSWERED,
        QUESTIONS,
        MISSING,
        ADVICE,
        HOOK,
        FEEDBACK,
        PRESENTATION
    }
}
