package io.gendan.pipeline;

import io.gendan.journey.Channel;
import io.gendan.journey.Direction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact that took place outside any task.
 *
 * @param at when it took place
 * @param pressingQuestion the question the customer would not let go of
 * @param answerAwaited whether the customer awaits an answer: a waiting journey goes on with it at once (CD-02)
 */
public record RecordedContact(
        Channel channel,
        Direction direction,
        Instant at,
        String contactPerson,
        String summary,
        @Nullable String pressingQuestion,
        @Nullable String attitude,
        @Nullable String feedback,
        boolean answerAwaited) {}
