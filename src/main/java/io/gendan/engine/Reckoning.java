package io.gendan.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * From when a date of a model is reckoned. Usually from now; when an open timer or task is reckoned anew, from its
 * creation, so that no later look pushes it further away (CD-07).
 */
public final class Reckoning {

    private static final ThreadLocal<@Nullable Instant> BEGINNING = new ThreadLocal<>();

    private Reckoning() {}

    /** The moment from which what a model asks now is to be reckoned. */
    public static Instant beginning(Clock clock) {
        var beginning = BEGINNING.get();
        return beginning == null ? clock.instant() : beginning;
    }

    /** Evaluates something as it would have been at an earlier moment. */
    static <T extends @Nullable Object> T from(Instant beginning, Supplier<T> evaluation) {
        var before = BEGINNING.get();
        BEGINNING.set(beginning);
        try {
            return evaluation.get();
        } finally {
            if (before == null) {
                BEGINNING.remove();
            } else {
                BEGINNING.set(before);
            }
        }
    }
}
