package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.engine.GendanProperties;
import io.gendan.engine.WorkingDuration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("CD-06: working time")
class WorkingTimeTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final WorkingTime time = new WorkingTime(
            new WorkingHours(LocalTime.of(9, 0), LocalTime.of(18, 0)),
            new GendanProperties(SHANGHAI, Path.of("data"), false, 0, null, null, null, null, false, null),
            Clock.fixed(at("2026-11-20T11:00"), SHANGHAI));

    @ParameterizedTest(name = "{0} plus {1} is {2}")
    @CsvSource({
        "2026-11-17T10:30, P1D, 2026-11-18T10:30",
        "2026-11-20T10:30, P1D, 2026-11-23T10:30",
        "2026-11-20T10:30, P5D, 2026-11-27T10:30",
        "2026-11-21T10:30, P1D, 2026-11-23T10:30",
        "2026-11-21T10:30, P0D, 2026-11-23T10:30",
        "2026-11-17T07:00, P1D, 2026-11-18T09:00",
        "2026-11-17T21:00, P1D, 2026-11-18T18:00",
        "2026-10-15T10:30, P1M, 2026-11-16T10:30",
    })
    void a_gap_counts_working_days(LocalDateTime from, WorkingDuration gap, LocalDateTime expected) {
        assertThat(time.plus(at(from), gap)).isEqualTo(at(expected));
    }

    @Test
    void never_runs_backwards() {
        assertThatThrownBy(() -> WorkingDuration.ofDays(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_next_working_day_after_a_friday_ends_on_monday_evening() {
        assertThat(time.endOfNextWorkingDay()).isEqualTo(at("2026-11-23T18:00"));
        assertThat(time.endOfNextWorkingDay(at("2026-11-23T00:00"))).isEqualTo(at("2026-11-24T18:00"));
    }

    @Test
    void work_starts_in_the_morning_of_the_next_working_day() {
        assertThat(time.startOfWork(LocalDate.parse("2026-11-21"))).isEqualTo(at("2026-11-23T09:00"));
        assertThat(time.endOfWork(LocalDate.parse("2026-11-21"))).isEqualTo(at("2026-11-23T18:00"));
        assertThat(time.endOfWork(LocalDate.parse("2026-11-24"))).isEqualTo(at("2026-11-24T18:00"));
        assertThat(time.startOfWork(LocalDate.parse("2026-11-24"))).isEqualTo(at("2026-11-24T09:00"));
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(SHANGHAI).toInstant();
    }
}
