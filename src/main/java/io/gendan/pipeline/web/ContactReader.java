package io.gendan.pipeline.web;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Texts;
import io.gendan.journey.Channel;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Direction;
import io.gendan.pipeline.RecordedContact;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a contact as it is sent, and names everything that is wrong with it at once. */
@Component
class ContactReader {

    private static final int LONGEST_LINE = 255;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_TIME = 40;
    /** What is earlier is a slip of the keyboard, as in forms. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Clock clock;

    ContactReader(Clock clock) {
        this.clock = clock;
    }

    RecordedContact read(Map<String, Object> body) {
        var errors = new ArrayList<Item>();
        var kind = choice(body, "kind", ContactKind.class, ContactKind.REMOTE, errors);
        var usual = kind == ContactKind.FACE_TO_FACE ? Channel.VISIT : Channel.PHONE;
        var channel = choice(body, "channel", Channel.class, usual, errors);
        var direction = choice(body, "direction", Direction.class, null, errors);
        var at = time(body, errors);
        var contactPerson = text(body, "contactPerson", LONGEST_LINE, true, errors);
        var summary = text(body, "summary", LONGEST_TEXT, true, errors);
        var question = text(body, "pressingQuestion", LONGEST_TEXT, false, errors);
        var attitude = text(body, "attitude", LONGEST_LINE, false, errors);
        var feedback = text(body, "feedback", LONGEST_TEXT, false, errors);
        var answerAwaited = ticked(body, "answerAwaited", errors);
        if (answerAwaited && direction == Direction.OUTBOUND) {
            errors.add(Item.of("answerAwaited", "contact.answerInboundOnly", "answerAwaited"));
        }
        if (body.get("kind") != null && body.get("channel") != null && channel != null && channel.kind() != kind) {
            errors.add(Item.of("kind", "contact.kindAndChannel", String.valueOf(kind), String.valueOf(channel)));
        }
        if (!errors.isEmpty()
                || channel == null
                || direction == null
                || at == null
                || contactPerson == null
                || summary == null) {
            throw Refusal.badRequest("contact.invalid").with(errors);
        }
        return new RecordedContact(
                channel, direction, at, contactPerson, summary, question, attitude, feedback, answerAwaited);
    }

    ContactKind kind(String name) {
        var errors = new ArrayList<Item>();
        var kind = choice(Map.of("kind", name), "kind", ContactKind.class, null, errors);
        if (kind == null) {
            throw Refusal.badRequest("contact.invalid").with(errors);
        }
        return kind;
    }

    private @Nullable Instant time(Map<String, Object> body, List<Item> errors) {
        var sent = body.get("at");
        if (sent == null) {
            return clock.instant();
        }
        var text = sent.toString();
        try {
            var at = instant(text);
            if (at.isBefore(EARLIEST)) {
                errors.add(Item.of("at", "contact.time", "at", text));
            } else if (at.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
                errors.add(Item.of("at", "contact.future", "at"));
            }
            return at;
        } catch (DateTimeException unreadable) {
            errors.add(Item.of("at", "contact.time", "at", text.length() > LONGEST_TIME ? "…" : text));
            return null;
        }
    }

    private Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutOffset) {
            return LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
        }
    }

    private static <E extends Enum<E>> @Nullable E choice(
            Map<String, Object> body, String key, Class<E> type, @Nullable E otherwise, List<Item> errors) {
        var value = body.get(key);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        var options = Arrays.asList(type.getEnumConstants());
        return options.stream()
                .filter(option -> option.name().equals(value))
                .findFirst()
                .orElseGet(() -> {
                    errors.add(Item.of(key, "contact.option", key, options.toString()));
                    return null;
                });
    }

    private static @Nullable String text(
            Map<String, Object> body, String key, int longest, boolean required, List<Item> errors) {
        var value = body.get(key);
        if (value != null && !(value instanceof String)) {
            errors.add(Item.of(key, "contact.notText", key));
            return null;
        }
        var text = value == null ? "" : value.toString().strip();
        if (text.isEmpty()) {
            if (required) {
                errors.add(Item.of(key, "contact.missing", key));
            }
            return null;
        }
        if (text.length() > longest) {
            errors.add(Item.of(key, "contact.tooLong", key, longest));
        } else if (!Texts.storable(text)) {
            errors.add(Item.of(key, "contact.notStorable", key));
        }
        return text;
    }

    private static boolean ticked(Map<String, Object> body, String key, List<Item> errors) {
        var value = body.get(key);
        if (value != null && !(value instanceof Boolean)) {
            errors.add(Item.of(key, "contact.notYesOrNo", key));
        }
        return Boolean.TRUE.equals(value);
    }
}
