package io.gendan.pipeline.web;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a body one by one, and names everything that is wrong with them at once. What is demanded and wrong
 * is answered with a value of no meaning, which {@link #check} then keeps from being used.
 */
final class BodyReader {

    private static final int LONGEST_DATE = 20;
    private static final int LAST_YEAR = 2199;

    private final Map<String, @Nullable Object> body;
    private final List<Item> errors = new ArrayList<>();

    BodyReader(@Nullable Map<String, @Nullable Object> body) {
        this.body = body == null ? Map.of() : body;
    }

    /** A text that must be there. */
    String text(String key, int longest) {
        var text = optional(key, longest);
        return text == null ? missing(key, "") : text;
    }

    /** A text, null when it was left out. */
    @Nullable
    String optional(String key, int longest) {
        var value = body.get(key);
        if (value != null && !(value instanceof String)) {
            errors.add(Item.of(key, "contact.notText", key));
            return null;
        }
        var text = value == null ? "" : value.toString().strip();
        if (text.length() > longest) {
            errors.add(Item.of(key, "contact.tooLong", key, longest));
        } else if (!Texts.storable(text)) {
            errors.add(Item.of(key, "contact.notStorable", key));
        }
        return text.isEmpty() ? null : text;
    }

    /** A day that must be there. */
    LocalDate day(String key) {
        var day = optionalDay(key);
        return day == null ? missing(key, LocalDate.EPOCH) : day;
    }

    /** A day, null when it was left out. */
    @Nullable
    LocalDate optionalDay(String key) {
        var value = body.get(key);
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        var text = value.toString().strip();
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException unreadable) {
            // told below
        }
        errors.add(Item.of(key, "journey.noDay", key, text.length() > LONGEST_DATE ? "…" : text));
        return null;
    }

    /** One of these options, which must be there. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        var value = body.get(key);
        var options = Arrays.asList(type.getEnumConstants());
        return options.stream()
                .filter(option -> option.name().equals(value))
                .findFirst()
                .orElseGet(() -> {
                    errors.add(Item.of(key, "contact.option", key, options.toString()));
                    return options.get(0);
                });
    }

    /**
     * To be asked when all fields are read.
     *
     * @throws Refusal 400 {@code journey.invalid} with everything that is wrong
     */
    void check() {
        if (!errors.isEmpty()) {
            throw Refusal.badRequest("journey.invalid").with(errors);
        }
    }

    private <T> T missing(String key, T otherwise) {
        if (errors.stream().noneMatch(error -> error.field().equals(key))) {
            errors.add(Item.of(key, "contact.missing", key));
        }
        return otherwise;
    }
}
