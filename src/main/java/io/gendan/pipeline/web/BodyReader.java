package io.gendan.pipeline.web;

import io.gendan.engine.Refusal;
import io.gendan.pipeline.Body;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body whose fields are demanded. One that is missing or wrong is answered with a value of no meaning, which
 * {@link #check} then keeps from being used.
 */
final class BodyReader {

    private final Body body;

    BodyReader(@Nullable Map<String, @Nullable Object> sent, Clock clock) {
        this.body = new Body(sent == null ? Map.of() : sent, clock);
    }

    String text(String key, int longest) {
        return Objects.requireNonNullElse(body.text(key, longest, true), "");
    }

    @Nullable
    String optional(String key, int longest) {
        return body.text(key, longest, false);
    }

    LocalDate dayAhead(String key) {
        return Objects.requireNonNullElse(body.dayAhead(key, true), LocalDate.EPOCH);
    }

    @Nullable
    LocalDate optionalDayAhead(String key) {
        return body.dayAhead(key, false);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return Objects.requireNonNullElse(body.choice(key, type, null), type.getEnumConstants()[0]);
    }

    /**
     * To be asked when all fields are read.
     *
     * @throws Refusal 400 {@code journey.invalid} with everything that is wrong
     */
    void check() {
        if (!body.errors().isEmpty()) {
            throw Refusal.badRequest("journey.invalid").with(body.errors());
        }
    }
}
