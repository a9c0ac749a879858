package io.gendan.journey;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a customer, or a person on its side, takes to us: from keen to refusing (A-01, N-02). */
public enum Attitude {
    KEEN,
    INTERESTED,
    NEUTRAL,
    RESERVED,
    REFUSING;

    /** The attitude of this name; none where something else was told. */
    public static Optional<Attitude> named(@Nullable Object name) {
        return Arrays.stream(values())
                .filter(attitude -> attitude.name().equals(name))
                .findFirst();
    }
}
