package io.gendan.journey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One contact in either direction, on record for ever.
 *
 * @param happenedAt when it took place
 * @param openQuestion the question the customer would not let go of
 */
public record Interaction(
        String author,
        ContactKind kind,
        Channel channel,
        Direction direction,
        Instant happenedAt,
        @Nullable String contactPerson,
        String summary,
        @Nullable String openQuestion,
        @Nullable String attitude,
        @Nullable String feedback) {}
