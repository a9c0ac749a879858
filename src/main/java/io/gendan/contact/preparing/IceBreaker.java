package io.gendan.contact.preparing;

import java.time.LocalDate;

/**
 * Something from the record with which a talk can be opened.
 *
 * @param kind what it is; the bundles have its words as {@code iceBreaker.<kind>}
 * @param text empty where the record has nothing but the fact: {@code iceBreaker.said.<kind>} says it
 * @param on when it was said, or falls due, in the installation's zone
 */
record IceBreaker(Kind kind, String text, LocalDate on) {

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
