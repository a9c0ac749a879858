package io.gendan.staff;

import io.gendan.engine.ForModels;
import io.gendan.engine.GendanProperties;
import io.gendan.engine.Reckoning;
import io.gendan.engine.WorkingCalendar;
import io.gendan.engine.WorkingDuration;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Working time: Monday to Friday, within working hours, in the installation's zone (CD-06). Models ask it for due dates. */
@Component("workingTime")
@ForModels
public class WorkingTime implements WorkingCalendar {

    private final WorkingHours hours;
    private final ZoneId zone;
    private final Clock clock;

    WorkingTime(WorkingHours hours, GendanProperties properties, Clock clock) {
        this.hours = hours;
        this.zone = properties.zone();
        this.clock = clock;
    }

    /**
     * The end of working hours on the first working day after today, or after the day on which the timer or task was
     * created; for due dates in models.
     */
    public Date endOfNextWorkingDay() {
        return Date.from(endOfNextWorkingDay(Reckoning.beginning(clock)));
    }

    /** The moment at which today ends here, whatever zone the machine is in; for the lists of Tasklist. */
    public Date endOfToday() {
        var today = clock.instant().atZone(zone).toLocalDate();
        return Date.from(today.plusDays(1).atStartOfDay(zone).toInstant());
    }

    @Override
    public Instant plus(Instant from, WorkingDuration gap) {
        var start = from.atZone(zone);
        var day = start.toLocalDate().plusMonths(gap.months()).plusWeeks(gap.weeks());
        if (gap.days() == 0) {
            day = nextWorkingDayFrom(day);
        }
        for (int days = 0; days < gap.days(); days++) {
            day = nextWorkingDayFrom(day.plusDays(1));
        }
        var time = start.toLocalTime();
        if (time.isBefore(hours.start())) {
            time = hours.start();
        } else if (time.isAfter(hours.end())) {
            time = hours.end();
        }
        return day.atTime(time).atZone(zone).toInstant();
    }

    @Override
    public Instant next(Instant from) {
        var start = from.atZone(zone);
        var today = start.toLocalDate();
        if (!isWorkingDay(today) || start.toLocalTime().isAfter(hours.end())) {
            return startOfWork(today.plusDays(1));
        }
        return start.toLocalTime().isBefore(hours.start()) ? startOfWork(today) : from;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    @Override
    public boolean isKnown(LocalDate day) {
        return true;
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public Instant endOfNextWorkingDay(Instant from) {
        return endOfWork(from.atZone(zone).toLocalDate().plusDays(1));
    }

    @Override
    public Instant endOfWork(LocalDate day) {
        return nextWorkingDayFrom(day).atTime(hours.end()).atZone(zone).toInstant();
    }

    @Override
    public Instant startOfWork(LocalDate day) {
        return nextWorkingDayFrom(day).atTime(hours.start()).atZone(zone).toInstant();
    }

    private LocalDate nextWorkingDayFrom(LocalDate day) {
        var working = day;
        while (!isWorkingDay(working)) {
            working = working.plusDays(1);
        }
        return working;
    }
}
