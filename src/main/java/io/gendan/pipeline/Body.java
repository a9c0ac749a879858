package io.gendan.pipeline;

import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Texts;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was sent, read field by field; everything that is wrong with it is collected. */
final class Body {

    static final int LINE = 255;
    static final int TEXT = 20_000;

    private static final int LONGEST_TIME = 40;
    /** What lies beyond is a slip of the keyboard, as in forms. */
    private static final OffsetDateTime EARLIEST = OffsetDateTime.of(1900, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final OffsetDateTime LATEST = OffsetDateTime.of(2200, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Map<String, ? extends @Nullable Object> fields;
    private final Clock clock;
    private final List<Item> errors = new ArrayList<>();

    Body(Map<String, ? extends @Nullable Object> fields, Clock clock) {
        this.fields = fields;
        this.clock = clock;
    }

    List<Item> errors() {
        return errors;
    }

    void wrong(String key, String code, Object... arguments) {
        errors.add(Item.of(key, code, arguments));
    }

    boolean has(String key) {
        return fields.get(key) != null;
    }

    <E extends Enum<E>> @Nullable E choice(String key, Class<E> type, @Nullable E otherwise) {
        var value = fields.get(key);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        var options = Arrays.asList(type.getEnumConstants());
        var chosen = options.stream()
                .filter(option -> option.name().equals(value))
                .findFirst()
                .orElse(null);
        if (chosen == null) {
            wrong(key, "contact.option", key, options.toString());
        }
        return chosen;
    }

    /** One of the options, where one was chosen. */
    <E extends Enum<E>> @Nullable E optionalChoice(String key, Class<E> type) {
        var value = fields.get(key);
        return value == null || value.equals("") ? null : choice(key, type, null);
    }

    @Nullable
    String text(String key, int longest, boolean required) {
        var value = fields.get(key);
        if (value != null && !(value instanceof String)) {
            wrong(key, "contact.notText", key);
            return null;
        }
        var text = value == null ? "" : value.toString().strip();
        if (text.isEmpty()) {
            if (required) {
                wrong(key, "contact.missing", key);
            }
            return null;
        }
        if (text.length() > longest) {
            wrong(key, "contact.tooLong", key, longest);
        } else if (!Texts.storable(text)) {
            wrong(key, "contact.notStorable", key);
        }
        return text;
    }

    boolean ticked(String key) {
        var value = fields.get(key);
        if (value != null && !(value instanceof Boolean)) {
            wrong(key, "contact.notYesOrNo", key);
        }
        return Boolean.TRUE.equals(value);
    }

    /** A date with time in the installation's zone; null when it is missing or can't be read. */
    @Nullable
    OffsetDateTime moment(String key, boolean required) {
        var text = given(key, required);
        if (text == null) {
            return null;
        }
        try {
            var moment = moment(text);
            if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeException unreadable) {
            // told below
        }
        wrong(key, "contact.time", key, shown(text));
        return null;
    }

    /** A day from today on; null when it is missing or can't be read. */
    @Nullable
    LocalDate dayAhead(String key, boolean required) {
        var text = given(key, required);
        if (text == null) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.isBefore(LocalDate.now(clock))) {
                wrong(key, "contact.past", key);
            } else if (day.isBefore(LATEST.toLocalDate())) {
                return day;
            }
        } catch (DateTimeException unreadable) {
            // told below
        }
        if (errors.stream().noneMatch(error -> error.field().equals(key))) {
            wrong(key, "contact.day", key, shown(text));
        }
        return null;
    }

    private @Nullable String given(String key, boolean required) {
        var value = fields.get(key);
        var text = value == null ? "" : value.toString().strip();
        if (text.isEmpty() && required) {
            wrong(key, "contact.missing", key);
        }
        return text.isEmpty() ? null : text;
    }

    private OffsetDateTime moment(String text) {
        try {
            return OffsetDateTime.parse(text).atZoneSameInstant(clock.getZone()).toOffsetDateTime();
        } catch (DateTimeException withoutOffset) {
            return LocalDateTime.parse(text).atZone(clock.getZone()).toOffsetDateTime();
        }
    }

    private static String shown(String text) {
        return text.length() > LONGEST_TIME ? "…" : text;
    }
}
