package io.gendan.contact.outbox;

import org.jspecify.annotations.Nullable;

/** Hands messages of one medium over to whoever delivers them: a mail server, or an HTTP gateway. */
public interface Carrier {

    /** What it carries. */
    Medium medium();

    /** Whether it is configured; what can't be carried is not offered. */
    boolean isReady();

    /**
     * Hands a message over and waits for the answer, less than {@link Retries#UNDER_WAY} in all. Called outside any transaction, and again
     * with the same key when it failed.
     *
     * @throws NotCarried when it was not taken, or nobody knows
     */
    void carry(Parcel parcel) throws NotCarried;

    /**
     * What is carried.
     *
     * @param key the same at every try
     * @param calendar what enters an e-mail into its reader's calendar; null for none
     */
    record Parcel(
            String key,
            String recipient,
            String subject,
            String body,
            @Nullable CalendarPart calendar) {

        public Parcel(String key, String recipient, String subject, String body) {
            this(key, recipient, subject, body, null);
        }
    }
}
