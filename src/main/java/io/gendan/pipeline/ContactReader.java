package io.gendan.pipeline;

import io.gendan.cadence.Acknowledgement;
import io.gendan.engine.Refusal;
import io.gendan.journey.Channel;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Direction;
import io.gendan.pipeline.RecordedContact.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a contact as it is sent, and names everything that is wrong with it at once. */
@Component
public class ContactReader {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Clock clock;

    ContactReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * A contact outside tasks, with its outcome if it had one.
     *
     * @throws Refusal 400 {@code contact.invalid} with an item for each field that can't be accepted
     */
    public RecordedContact read(Map<String, ? extends @Nullable Object> sent) {
        return read(sent, false);
    }

    /**
     * The same.
     *
     * @param asksForQuotes whether a contact of ours has to say that nothing was quoted, or what was and why
     */
    public RecordedContact read(Map<String, ? extends @Nullable Object> sent, boolean asksForQuotes) {
        var body = new Body(sent, clock);
        var kind = body.choice("kind", ContactKind.class, ContactKind.REMOTE);
        var usual = kind == ContactKind.FACE_TO_FACE ? Channel.VISIT : Channel.PHONE;
        var channel = body.choice("channel", Channel.class, usual);
        var direction = body.choice("direction", Direction.class, null);
        var at = tookPlace(body);
        var contactPerson = body.text("contactPerson", Body.LINE, true);
        var summary = body.text("summary", Body.TEXT, true);
        var question = body.text("pressingQuestion", Body.TEXT, false);
        var attitude = body.text("attitude", Body.LINE, false);
        var feedback = body.text("feedback", Body.TEXT, false);
        var answerAwaited = body.ticked("answerAwaited");
        var told = told(body, asksForQuotes && direction == Direction.OUTBOUND);
        var acknowledged = new Acknowledgement(
                body.ticked("acknowledgeViolation"), body.text("reason", Body.TEXT, false), "reason");
        if (answerAwaited && direction == Direction.OUTBOUND) {
            body.wrong("answerAwaited", "contact.answerInboundOnly", "answerAwaited");
        }
        if (body.has("kind") && body.has("channel") && channel != null && channel.kind() != kind) {
            body.wrong("kind", "contact.kindAndChannel", String.valueOf(kind), String.valueOf(channel));
        }
        var outcome = body.has("outcome") ? OutcomeReader.read(body, clock) : null;
        if (!body.errors().isEmpty()
                || channel == null
                || direction == null
                || at == null
                || contactPerson == null
                || summary == null) {
            throw Refusal.badRequest("contact.invalid").with(body.errors());
        }
        return new RecordedContact(
                channel,
                direction,
                at,
                contactPerson,
                summary,
                question,
                attitude,
                feedback,
                answerAwaited,
                told,
                outcome,
                acknowledged);
    }

    /**
     * A kind of contact by its name.
     *
     * @throws Refusal 400 {@code contact.invalid} when there is none of this name
     */
    public ContactKind kind(String name) {
        var body = new Body(Map.of("kind", name), clock);
        var kind = body.choice("kind", ContactKind.class, null);
        if (kind == null) {
            throw Refusal.badRequest("contact.invalid").with(body.errors());
        }
        return kind;
    }

    private static Told told(Body body, boolean asksForQuotes) {
        var noPriceQuoted = body.ticked("noPriceQuoted");
        var valuable = body.text("valuableInformation", Body.TEXT, false);
        return new Told(
                body.text("scriptUsed", Body.TEXT, false),
                body.text("questions", Body.TEXT, false),
                body.text("personality", Body.LINE, false),
                body.ticked("askedUsToCome"),
                noPriceQuoted,
                // As in forms, it is hidden behind the ticked box.
                noPriceQuoted ? null : body.text("quoted", Body.TEXT, asksForQuotes),
                valuable,
                valuable == null ? null : body.text("valuableProposal", Body.TEXT, true));
    }

    private @Nullable Instant tookPlace(Body body) {
        if (!body.has("at")) {
            return clock.instant();
        }
        var at = body.moment("at", true);
        if (at == null) {
            return null;
        }
        if (at.toInstant().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            body.wrong("at", "contact.future", "at");
        }
        return at.toInstant();
    }
}
