package io.gendan.pipeline;

import io.gendan.cadence.Acknowledgement;
import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Cause;
import io.gendan.journey.Channel;
import io.gendan.journey.Direction;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Interaction;
import io.gendan.journey.Journey;
import io.gendan.journey.NewEntry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A contact that took place outside any task.
 *
 * @param at when it took place
 * @param pressingQuestion the question the customer would not let go of
 * @param answerAwaited whether the customer awaits an answer: a waiting journey goes on with it at once (CD-02)
 * @param told what else is on record of it
 * @param outcome what it brought about, null when it only is to be on record
 * @param acknowledged whether its author says that it was too early, and why (CD-04)
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
        boolean answerAwaited,
        Told told,
        @Nullable ContactOutcome outcome,
        Acknowledgement acknowledged) {

    /**
     * What goes on record beside the contact itself (A-01, A-10, A-11, N-03).
     *
     * @param scriptUsed with which words it was held
     * @param questions what the customer asked
     * @param personality which one its tone showed
     * @param askedUsToCome whether it asked us to come to its place
     * @param noPriceQuoted whether it is said that no price and no volume was quoted
     * @param quoted else what was quoted, and why
     * @param valuableInformation what the manager should know at once (N-03)
     * @param valuableProposal what the author proposes to make of it
     */
    public record Told(
            @Nullable String scriptUsed,
            @Nullable String questions,
            @Nullable String personality,
            boolean askedUsToCome,
            boolean noPriceQuoted,
            @Nullable String quoted,
            @Nullable String valuableInformation,
            @Nullable String valuableProposal) {

        static final Told NOTHING = new Told(null, null, null, false, false, null, null, null);

        private void addTo(Map<String, Object> content) {
            putIfThere(content, "scriptUsed", scriptUsed);
            putIfThere(content, "questions", questions);
            putIfThere(content, "personality", personality);
            putIfThere(content, "askedUsToCome", askedUsToCome ? true : null);
            putIfThere(content, "noPriceQuoted", noPriceQuoted ? true : null);
            putIfThere(content, "quoted", quoted);
            putIfThere(content, "valuableInformation", valuableInformation);
            putIfThere(content, "valuableProposal", valuableProposal);
        }
    }

    /** A contact without an outcome. */
    public RecordedContact(
            Channel channel,
            Direction direction,
            Instant at,
            String contactPerson,
            String summary,
            @Nullable String pressingQuestion,
            @Nullable String attitude,
            @Nullable String feedback,
            boolean answerAwaited) {
        this(
                channel,
                direction,
                at,
                contactPerson,
                summary,
                pressingQuestion,
                attitude,
                feedback,
                answerAwaited,
                Told.NOTHING,
                null,
                new Acknowledgement(false, null, "reason"));
    }

    /** As it is kept among all contacts. */
    Interaction interaction(String by) {
        return new Interaction(
                by,
                channel.kind(),
                channel,
                direction,
                at,
                contactPerson,
                summary,
                pressingQuestion,
                attitude,
                feedback,
                answerAwaited,
                null);
    }

    /** As it goes on record. */
    NewEntry entry(CustomerNumber number, @Nullable Journey journey, String by) {
        return new NewEntry(number, journey, EntryKind.CONTACT, new Cause(by, null), at, null, content());
    }

    /** All that was said of it, for the record. */
    Map<String, Object> content() {
        var content = new TreeMap<String, Object>();
        content.put("channel", channel.name());
        content.put("direction", direction.name());
        content.put("contactPerson", contactPerson);
        content.put("summary", summary);
        content.put("answerAwaited", answerAwaited);
        putIfThere(content, "pressingQuestion", pressingQuestion);
        putIfThere(content, "attitude", attitude);
        putIfThere(content, "feedback", feedback);
        told.addTo(content);
        if (outcome != null) {
            content.put("outcome", outcome.kind().name());
            outcome.fields().forEach((key, value) -> putIfThere(content, key, value));
        }
        return content;
    }

    private static void putIfThere(Map<String, Object> content, String key, @Nullable Object value) {
        if (value != null) {
            content.put(key, value);
        }
    }
}
