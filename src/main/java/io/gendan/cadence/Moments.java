package io.gendan.cadence;

import java.time.Instant;

/** What windows and alarms do with moments. */
final class Moments {

    private Moments() {}

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
