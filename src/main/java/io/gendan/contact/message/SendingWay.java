package io.gendan.contact.message;

/** How an approved message gets to the customer. */
enum SendingWay {
    /** Gendan sends it by e-mail or SMS. */
    GENDAN,
    /** Whoever has the task sends it with a program of their own. */
    BY_HAND
}
