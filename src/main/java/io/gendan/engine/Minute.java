package io.gendan.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as people read them, to the minute. */
public final class Minute {

    private static final DateTimeFormatter READ = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Minute() {}

    /** Date and time in this zone. */
    public static String of(Instant moment, ZoneId zone) {
        return READ.format(moment.atZone(zone));
    }
}
