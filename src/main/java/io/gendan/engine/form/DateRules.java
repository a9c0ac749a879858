package io.gendan.engine.form;

import io.gendan.engine.form.Field.When;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What dates and moments must obey. A moment without an offset is one of the installation's zone. */
final class DateRules {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?");

    /** Somebody's watch is ahead of the server's. */
    private static final Duration WATCH = Duration.ofMinutes(5);

    private DateRules() {}

    static @Nullable LocalDate date(@Nullable Object value) {
        if (!(value instanceof String text) || !DATE.matcher(text).matches()) {
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            return plausible(date) ? date : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    static @Nullable OffsetDateTime moment(@Nullable Object value, ZoneId zone) {
        if (!(value instanceof String text) || !MOMENT.matcher(text).matches()) {
            return null;
        }
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            var moment = parsed instanceof OffsetDateTime offset
                    ? offset.atZoneSameInstant(zone)
                    : ((LocalDateTime) parsed).atZone(zone);
            return plausible(moment.toLocalDate()) ? moment.toOffsetDateTime() : null;
        } catch (DateTimeException noSuchMoment) {
            return null;
        }
    }

    private static boolean plausible(LocalDate date) {
        return date.getYear() >= 1900 && date.getYear() < 2200;
    }

    /** Past means up to today, future from today on. */
    static boolean allowed(When when, LocalDate date, Clock clock) {
        var today = LocalDate.now(clock);
        return switch (when) {
            case ANY -> true;
            case PAST -> !date.isAfter(today);
            case FUTURE -> !date.isBefore(today);
        };
    }

    /** Past means up to now, future from the current minute on, since forms tell no seconds. */
    static boolean allowed(When when, OffsetDateTime moment, Clock clock) {
        var now = clock.instant();
        return switch (when) {
            case ANY -> true;
            case PAST -> !moment.toInstant().isAfter(now.plus(WATCH));
            case FUTURE -> !moment.toInstant().isBefore(now.truncatedTo(ChronoUnit.MINUTES));
        };
    }

    static String text(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }
}
