package io.gendan.cadence;

import io.gendan.engine.WorkingCalendar;
import io.gendan.engine.WorkingDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** A calendar of a test's own making: nine to six on every day but these, known until the end of one day. */
record MadeUpCalendar(Set<LocalDate> free, LocalDate knownUntil) implements WorkingCalendar {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime START = LocalTime.of(9, 0);
    private static final LocalTime END = LocalTime.of(18, 0);

    @Override
    public Instant plus(Instant from, WorkingDuration gap) {
        var start = from.atZone(ZONE);
        var day = start.toLocalDate().plusMonths(gap.months()).plusWeeks(gap.weeks());
        for (int days = 0; days < gap.days(); days++) {
            day = working(day.plusDays(1));
        }
        day = working(day);
        var time = start.toLocalTime();
        var moment = at(day, time.isBefore(START) ? START : time.isAfter(END) ? END : time);
        for (var left = gap.time(); !left.isZero(); ) {
            var today = Duration.between(moment, at(day, END));
            var spent = today.compareTo(left) < 0 ? today : left;
            moment = moment.plus(spent);
            left = left.minus(spent);
            if (!left.isZero()) {
                day = working(day.plusDays(1));
                moment = at(day, START);
            }
        }
        return moment;
    }

    @Override
    public Instant next(Instant from) {
        var day = day(from);
        if (!isWorkingDay(day) || from.isAfter(at(day, END))) {
            return at(working(day.plusDays(1)), START);
        }
        return from.isBefore(at(day, START)) ? at(day, START) : from;
    }

    @Override
    public Instant endOfNextWorkingDay(Instant from) {
        return endOfWork(day(from).plusDays(1));
    }

    @Override
    public Instant endOfWork(LocalDate day) {
        return at(working(day), END);
    }

    @Override
    public Instant startOfWork(LocalDate day) {
        return at(working(day), START);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return !free.contains(day);
    }

    @Override
    public boolean isKnown(LocalDate day) {
        return !day.isAfter(knownUntil);
    }

    @Override
    public long version() {
        return 0;
    }

    private LocalDate working(LocalDate from) {
        var day = from;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(ZONE).toLocalDate();
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }
}
