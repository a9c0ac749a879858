package io.gendan.staff;

import io.gendan.engine.WorkingCalendar;
import io.gendan.engine.WorkingDuration;
import io.gendan.staff.WorkingDay.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Working time as it stands at one version: what the company has laid down goes before what is published, and that
 * before the days of the week (CD-06). Never changes.
 */
final class CompanyCalendar implements WorkingCalendar {

    private static final int WORKING_WEEK = 5;

    private final long version;
    private final ZoneId zone;
    private final WorkingHours hours;
    private final NavigableMap<LocalDate, MarkedDay> marks = new TreeMap<>();
    private final Set<Integer> completeYears;

    CompanyCalendar(long version, ZoneId zone, WorkingHours hours, List<MarkedDay> marks, Set<Integer> completeYears) {
        this.version = version;
        this.zone = zone;
        this.hours = hours;
        this.completeYears = Set.copyOf(completeYears);
        marks.forEach(marked -> this.marks.put(marked.day(), marked));
    }

    @Override
    public Instant plus(Instant from, WorkingDuration gap) {
        var start = from.atZone(zone).toLocalDateTime();
        if (gap.months() == 0
                && gap.weeks() == 0
                && gap.days() == 0
                && !gap.time().isZero()) {
            return instant(run(next(start), gap.time()));
        }
        var day = start.toLocalDate().plusMonths(gap.months()).plusWeeks(gap.weeks());
        day = gap.days() == 0 ? workingDayFrom(day) : workingDaysAfter(day, gap.days());
        var moment = day.atTime(hours.within(start.toLocalTime()));
        // Nothing added in the evening: working hours are over, and time does not run back.
        return instant(run(moment.isBefore(start) ? next(start) : moment, gap.time()));
    }

    @Override
    public Instant next(Instant from) {
        var start = from.atZone(zone).toLocalDateTime();
        var next = next(start);
        return next.equals(start) ? from : instant(next);
    }

    @Override
    public Instant endOfNextWorkingDay(Instant from) {
        return endOfWork(from.atZone(zone).toLocalDate().plusDays(1));
    }

    @Override
    public Instant endOfWork(LocalDate day) {
        return instant(workingDayFrom(day).atTime(hours.end()));
    }

    @Override
    public Instant startOfWork(LocalDate day) {
        return instant(workingDayFrom(day).atTime(hours.start()));
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        var marked = marks.get(day);
        if (marked != null) {
            return marked.mark() == Mark.WORKING;
        }
        return unmarked(day).isWorking();
    }

    @Override
    public boolean isKnown(LocalDate day) {
        return isKnown(day.getYear());
    }

    @Override
    public long version() {
        return version;
    }

    WorkingHours hours() {
        return hours;
    }

    ZoneId zone() {
        return zone;
    }

    @Nullable
    MarkedDay marked(LocalDate day) {
        return marks.get(day);
    }

    boolean isDeclaredComplete(int year) {
        return completeYears.contains(year);
    }

    /** What the day is. */
    Kind kind(LocalDate day) {
        var marked = marks.get(day);
        if (marked == null) {
            return unmarked(day);
        }
        return switch (marked.mark()) {
            case HOLIDAY -> Kind.HOLIDAY;
            case CLOSURE -> Kind.CLOSURE;
            case WORKING -> unmarked(day).isWorking() ? unmarked(day) : Kind.MAKE_UP;
        };
    }

    /** The last day of the years whose holidays are known without a gap from this day on, else of the last one before. */
    Optional<LocalDate> knownUntil(LocalDate today) {
        int year = today.getYear();
        if (isKnown(year)) {
            while (isKnown(year + 1)) {
                year++;
            }
        } else {
            int first = PublicHolidays.lastDay().getYear();
            while (year > first && !isKnown(year)) {
                year--;
            }
        }
        return isKnown(year) ? Optional.of(LocalDate.of(year, 12, 31)) : Optional.empty();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private boolean isKnown(int year) {
        return PublicHolidays.isKnown(year) || completeYears.contains(year);
    }

    private static Kind unmarked(LocalDate day) {
        var published = PublicHolidays.on(day);
        if (published != null) {
            return published.kind();
        }
        return isWeekend(day) ? Kind.WEEKEND : Kind.WORKING;
    }

    private LocalDateTime next(LocalDateTime start) {
        var day = start.toLocalDate();
        if (!isWorkingDay(day) || start.toLocalTime().isAfter(hours.end())) {
            return workingDayFrom(day.plusDays(1)).atTime(hours.start());
        }
        return day.atTime(hours.within(start.toLocalTime()));
    }

    /** Lets time run from a moment inside working hours, over as many working days as it takes. */
    private LocalDateTime run(LocalDateTime moment, Duration time) {
        if (time.isZero()) {
            return moment;
        }
        var sinceStart = Duration.between(hours.start(), moment.toLocalTime()).plus(time);
        // What fills a working day to its last minute ends there, not with the start of the next one.
        long days = sinceStart.minusNanos(1).dividedBy(hours.length());
        var rest = sinceStart.minus(hours.length().multipliedBy(days));
        var day = moment.toLocalDate();
        return (days == 0 ? day : workingDaysAfter(day, days))
                .atTime(hours.start().plus(rest));
    }

    private LocalDate workingDaysAfter(LocalDate day, long days) {
        var reached = day;
        for (long left = days; left > 0; left--) {
            if (left > WORKING_WEEK && onlyWeeksFrom(reached) && !isWeekend(reached)) {
                reached = reached.plusWeeks(left / WORKING_WEEK);
                left %= WORKING_WEEK;
                if (left == 0) {
                    return reached;
                }
            }
            reached = workingDayFrom(reached.plusDays(1));
        }
        return reached;
    }

    private LocalDate workingDayFrom(LocalDate day) {
        var working = day;
        while (!isWorkingDay(working)) {
            working = working.plusDays(1);
        }
        return working;
    }

    /** Whether after this day nothing is known but the days of the week. */
    private boolean onlyWeeksFrom(LocalDate day) {
        return day.isAfter(PublicHolidays.lastDay()) && (marks.isEmpty() || day.isAfter(marks.lastKey()));
    }

    private Instant instant(LocalDateTime moment) {
        return moment.atZone(zone).toInstant();
    }
}
