package io.gendan.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CallTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D-01 Hours in which somebody prefers to be called")
class CallHoursTest {

    /** 2 March 2026 is a Monday. */
    @ParameterizedTest(name = "{0} between {1} and {2}: {3}")
    @CsvSource({
        // inside them nothing moves
        "02T14:30, 02T09:00, 06T18:00, 02T14:30",
        // the nearest hours win, before or after
        "02T13:00, 02T09:00, 06T18:00, 02T14:00",
        "02T17:00, 02T09:00, 06T18:00, 02T14:00",
        "03T16:00, 02T09:00, 06T18:00, 04T14:00",
        // never before it is allowed
        "02T17:00, 02T16:30, 06T18:00, 04T14:00",
        "02T17:00, 02T15:00, 06T18:00, 02T15:00",
        // never when it is too late: then they can't be kept
        "02T17:00, 02T16:30, 04T13:00, 02T17:00",
        "05T10:00, 05T09:00, 06T18:00, 05T10:00",
    })
    void move_the_beginning_within_the_window(String due, String allowedFrom, String latest, String moved) {
        assertThat(hours(afternoons()).start(at(due), at(allowedFrom), at(latest)))
                .isEqualTo(at(moved));
    }

    @ParameterizedTest(name = "by {0}, from {1}: {2}")
    @CsvSource({
        "02T18:00, 02T09:00, 02T16:00",
        "02T15:00, 02T09:00, 02T15:00",
        "03T18:00, 02T17:00, 03T18:00",
        "03T18:00, 04T14:00, 04T14:00",
    })
    void move_the_end_back_but_never_before_the_beginning(String by, String from, String moved) {
        assertThat(hours(afternoons()).end(at(by), at(from))).isEqualTo(at(moved));
    }

    @ParameterizedTest
    @CsvSource({"06:00, 08:00", "19:00, 21:00"})
    void outside_working_time_cannot_be_kept(LocalTime from, LocalTime to) {
        var time = new CallTime(1, null, EnumSet.allOf(DayOfWeek.class), from, to);
        assertThat(hours(time).start(at("02T11:00"), at("02T09:00"), at("06T18:00")))
                .isEqualTo(at("02T11:00"));
    }

    private static CallTime afternoons() {
        return new CallTime(
                1, null, EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY), LocalTime.of(14, 0), LocalTime.of(16, 0));
    }

    private static CallHours hours(CallTime time) {
        return new CallHours(
                List.of(time), new MadeUpCalendar(Set.of(), LocalDate.of(2026, 12, 31)), ZoneId.of("Asia/Shanghai"));
    }

    private static Instant at(String dayAndTime) {
        return OffsetDateTime.parse("2026-03-" + dayAndTime + ":00+08:00").toInstant();
    }
}
