package io.gendan.pipeline;

import io.gendan.customer.MaskedText;
import io.gendan.journey.Attitude;
import io.gendan.journey.Channel;
import io.gendan.journey.Direction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's story contact by contact: its attitude, its feedback, our follow-up (N-02).
 *
 * @param items newest first
 * @param total how many contacts fit, on all pages
 */
public record ContactStory(List<Line> items, long total) {

    /**
     * One contact.
     *
     * @param id of its entry on record
     * @param attitude name of an {@link Attitude}, or what an outside program told instead
     * @param early why it was made earlier than the rule allowed (CD-04)
     * @param outcome what came of it: name of the option that was chosen
     * @param followUp what was agreed on after it; null when nothing was
     * @param next the contact that followed; null for the last one
     */
    public record Line(
            long id,
            Instant happenedAt,
            String author,
            @Nullable String contactPerson,
            Channel channel,
            Direction direction,
            @Nullable String stage,
            String summary,
            @Nullable String openQuestion,
            @Nullable String attitude,
            @Nullable String feedback,
            @Nullable String early,
            @Nullable String outcome,
            @Nullable FollowUp followUp,
            @Nullable Next next) {

        /** The same contact as somebody may read it who may not read every text. */
        Line readAs(MaskedText text) {
            return text.isOpen()
                    ? this
                    : new Line(
                            id,
                            happenedAt,
                            author,
                            contactPerson == null ? null : MaskedText.name(contactPerson),
                            channel,
                            direction,
                            stage,
                            text.plain(summary),
                            text.of(openQuestion),
                            text.of(attitude),
                            text.of(feedback),
                            text.of(early),
                            outcome,
                            followUp == null ? null : followUp.readAs(text),
                            next);
        }
    }

    /** Who was to do what after a contact, and when. */
    public record FollowUp(
            String who,
            LocalDate on,
            @Nullable String channel,
            @Nullable String content,
            @Nullable String purpose,
            boolean promised) {

        private FollowUp readAs(MaskedText text) {
            return new FollowUp(who, on, channel, text.of(content), text.of(purpose), promised);
        }
    }

    /** The contact that followed. */
    public record Next(Instant at, Channel channel, String author) {}

    /**
     * Which contacts are wanted; null means all.
     *
     * @param by login of who made them
     * @param from the first day, in the installation's zone
     * @param to the last day
     * @param open whether only those that left a question open
     */
    public record Wanted(
            @Nullable Attitude attitude,
            @Nullable Channel channel,
            @Nullable String by,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean open) {

        /** All of them. */
        public static final Wanted ALL = new Wanted(null, null, null, null, null, false);
    }
}
