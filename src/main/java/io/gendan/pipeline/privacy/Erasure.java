package io.gendan.pipeline.privacy;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That a person's data are to be erased, or were: then it is the tombstone.
 *
 * @param contactPerson id of the one person on the customer's side; null for the whole customer
 * @param elsewhere whether the words that name the person are taken out of other customers' texts, too
 * @param askedBy login; null for the program, when the time to keep it was over
 * @param decidedBy login of who did it, or took it back
 * @param counts how many rows of each table were emptied or removed
 */
public record Erasure(
        long id,
        String number,
        @Nullable Long contactPerson,
        String reason,
        boolean elsewhere,
        @Nullable String askedBy,
        Instant askedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        Map<String, Long> counts) {

    /** How far it has come. */
    public enum State {
        ASKED,
        DONE,
        WITHDRAWN
    }
}
