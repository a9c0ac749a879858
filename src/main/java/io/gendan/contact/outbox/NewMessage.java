package io.gendan.contact.outbox;

import io.gendan.customer.CustomerNumber;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param key what makes it this message and no other: a second one with the same key is not put in
 * @param number the customer it concerns, null for none
 * @param sender login of whoever is told when it can't be delivered; null for nobody
 * @param recipient e-mail address or telephone number; null for a robot
 * @param subject of an e-mail; null for all others
 * @param calendar what enters an e-mail into its reader's calendar; null for none
 */
public record NewMessage(
        String key,
        Medium medium,
        @Nullable CustomerNumber number,
        @Nullable String sender,
        @Nullable String recipient,
        @Nullable String subject,
        String body,
        @Nullable CalendarPart calendar) {

    /** How keys of messages begin that customers get. */
    public static final String TO_CUSTOMER = "message-";

    /** A message without a calendar part. */
    public NewMessage(
            String key,
            Medium medium,
            @Nullable CustomerNumber number,
            @Nullable String sender,
            @Nullable String recipient,
            @Nullable String subject,
            String body) {
        this(key, medium, number, sender, recipient, subject, body, null);
    }
}
