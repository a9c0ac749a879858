package io.gendan.contact.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a message is tried again: soon, because most outages pass; for a working day, because somebody has to mend the
 * others.
 */
final class Retries {

    /** A try that has not told how it went by then is taken for lost; longer than any carrier waits in all. */
    static final Duration UNDER_WAY = Duration.ofHours(1);

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));

    /** How often a message goes out again after an answer was lost: the customer may have all of them. */
    static final int REPETITIONS = 2;

    private Retries() {}

    /** How long to wait after so many tries; nothing when it is given up. */
    static Optional<Duration> waitAfter(int tries) {
        return tries <= WAITS.size() ? Optional.of(WAITS.get(tries - 1)) : Optional.empty();
    }
}
