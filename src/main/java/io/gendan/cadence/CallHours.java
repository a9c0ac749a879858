package io.gendan.cadence;

import static io.gendan.cadence.Moments.earlier;
import static io.gendan.cadence.Moments.later;

import io.gendan.customer.CallTime;
import io.gendan.engine.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hours in which somebody prefers to be called (D-01), as far as they lie in working time: pure reckoning. Where none
 * of them can be kept, a moment stays as it is.
 *
 * @param zone the installation's, in which the times are meant
 */
record CallHours(List<CallTime> times, WorkingCalendar calendar, ZoneId zone) {

    /** Further away nobody looks for an hour that suits. */
    private static final int DAYS = 31;

    private record Hours(Instant from, Instant to) {

        Hours within(Instant notBefore, Instant notAfter) {
            return new Hours(later(from, notBefore), earlier(to, notAfter));
        }

        boolean last() {
            return from.isBefore(to);
        }

        boolean hold(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }

        Duration awayFrom(Instant moment) {
            return moment.isBefore(from) ? Duration.between(moment, from) : Duration.between(to, moment);
        }
    }

    /**
     * From when to call: the same moment in preferred hours, else the beginning of those nearest to it.
     *
     * @param notBefore when a contact is allowed
     * @param notAfter when it is too late
     */
    Instant start(Instant moment, Instant notBefore, Instant notAfter) {
        var near = around(moment)
                .map(hours -> hours.within(notBefore, notAfter))
                .filter(Hours::last)
                .toList();
        return near.stream().anyMatch(hours -> hours.hold(moment))
                ? moment
                : near.stream()
                        .min(Comparator.comparing(hours -> hours.awayFrom(moment)))
                        .map(Hours::from)
                        .orElse(moment);
    }

    /**
     * By when to have called: the end of the last preferred hours up to the moment.
     *
     * @param after from when to call
     */
    Instant end(Instant moment, Instant after) {
        if (times.isEmpty()) {
            return moment;
        }
        return moment.isBefore(after)
                ? after
                : around(moment)
                        .map(hours -> hours.within(after, moment))
                        .filter(Hours::last)
                        .map(Hours::to)
                        .max(Comparator.naturalOrder())
                        .orElse(moment);
    }

    private Stream<Hours> around(Instant moment) {
        var day = moment.atZone(zone).toLocalDate();
        return times.isEmpty()
                ? Stream.empty()
                : day.minusDays(DAYS)
                        .datesUntil(day.plusDays(DAYS + 1L))
                        .filter(calendar::isWorkingDay)
                        .flatMap(this::on);
    }

    private Stream<Hours> on(LocalDate day) {
        var work = new Hours(calendar.startOfWork(day), calendar.endOfWork(day));
        return times.stream()
                .filter(time -> time.days().contains(day.getDayOfWeek()))
                .map(time -> new Hours(
                                calendar.next(
                                        time.from().atDate(day).atZone(zone).toInstant()),
                                time.to().atDate(day).atZone(zone).toInstant())
                        .within(work.from(), work.to()))
                .filter(Hours::last);
    }
}
