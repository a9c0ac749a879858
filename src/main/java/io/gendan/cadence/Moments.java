package io.gendan.cadence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What windows and alarms do with moments. */
final class Moments {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Moments() {}

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** As people read it, to the minute. */
    static String minute(Instant moment, ZoneId zone) {
        return MINUTE.format(moment.atZone(zone));
    }
}
