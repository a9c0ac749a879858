package io.gendan.pipeline.web;

import io.gendan.engine.Refusal;
import org.jspecify.annotations.Nullable;

/** The key under which a request that is sent twice counts once. */
final class IdempotencyKey {

    private static final int LONGEST = 200;

    private IdempotencyKey() {}

    /** The key of this header; null when there is none. */
    static @Nullable String of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        if (header.length() > LONGEST) {
            throw Refusal.badRequest("customer.keyTooLong", LONGEST);
        }
        return header;
    }
}
