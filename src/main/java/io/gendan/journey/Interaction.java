package io.gendan.journey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One contact in either direction, on record for ever.
 *
 * @param happenedAt when it took place
 * @param openQuestion the question the customer would not let go of
 * @param answerAwaited whether the customer awaits an answer, which is never too early (CD-02)
 * @param violation what marks it as too early (CD-04); null for a contact as the policy has it
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
        @Nullable String feedback,
        boolean answerAwaited,
        @Nullable Violation violation) {

    /** A contact that leaves no answer open. */
    public Interaction(
            String author,
            ContactKind kind,
            Channel channel,
            Direction direction,
            Instant happenedAt,
            @Nullable String contactPerson,
            String summary,
            @Nullable String openQuestion,
            @Nullable String attitude,
            @Nullable String feedback) {
        this(
                author,
                kind,
                channel,
                direction,
                happenedAt,
                contactPerson,
                summary,
                openQuestion,
                attitude,
                feedback,
                false,
                null);
    }

    /** The same contact, marked. */
    public Interaction as(Violation mark) {
        return new Interaction(
                author,
                kind,
                channel,
                direction,
                happenedAt,
                contactPerson,
                summary,
                openQuestion,
                attitude,
                feedback,
                answerAwaited,
                mark);
    }
}
