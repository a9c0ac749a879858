package io.gendan.contact.outbox;

import io.gendan.customer.CustomerNumber;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way.
 *
 * @param key the same at every try: by it the other side can recognise a repetition
 * @param tries how often it has been handed over, this time included
 */
record OutboxMessage(
        long id,
        String key,
        Medium medium,
        @Nullable CustomerNumber number,
        @Nullable String sender,
        @Nullable String recipient,
        @Nullable String subject,
        String body,
        @Nullable CalendarPart calendar,
        int tries) {}
