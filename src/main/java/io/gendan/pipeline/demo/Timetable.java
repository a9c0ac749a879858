package io.gendan.pipeline.demo;

import io.gendan.engine.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Working days counted from the day of the start: 0 is that day (or the next working day), -1 the one before. */
final class Timetable {

    private final WorkingCalendar calendar;
    private final ZoneId zone;
    private final LocalDate today;

    Timetable(Instant now, ZoneId zone, WorkingCalendar calendar) {
        this.calendar = calendar;
        this.zone = zone;
        this.today = workingDayFrom(now.atZone(zone).toLocalDate());
    }

    LocalDate day(int number) {
        var day = today;
        for (int ahead = 0; ahead < number; ahead++) {
            day = workingDayFrom(day.plusDays(1));
        }
        for (int back = 0; back > number; back--) {
            day = day.minusDays(1);
            while (!workingDayFrom(day).equals(day)) {
                day = day.minusDays(1);
            }
        }
        return day;
    }

    Instant at(int number, LocalTime time) {
        return day(number).atTime(time).atZone(zone).toInstant();
    }

    String written(Instant moment) {
        return moment.atZone(zone).toOffsetDateTime().toString();
    }

    private LocalDate workingDayFrom(LocalDate day) {
        return calendar.startOfWork(day).atZone(zone).toLocalDate();
    }
}
