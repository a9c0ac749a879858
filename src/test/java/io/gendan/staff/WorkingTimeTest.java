package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gendan.engine.WorkingDuration;
import io.gendan.staff.WorkingDay.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("CD-06: working time")
class WorkingTimeTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final WorkingHours NINE_TO_SIX = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(18, 0));

    private final LaidDown laidDown = new LaidDown();
    private final WorkingTime time = new WorkingTime(laidDown, Clock.fixed(at("2026-11-20T11:00"), SHANGHAI));

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

    @ParameterizedTest(name = "{0} plus {1} is {2}")
    @CsvSource({
        "2026-11-17T10:30, PT4H, 2026-11-17T14:30",
        "2026-11-17T10:30, PT7H30M, 2026-11-17T18:00",
        "2026-11-17T17:30, PT1H, 2026-11-18T09:30",
        "2026-11-20T17:30, PT1H, 2026-11-23T09:30",
        "2026-11-20T17:30, PT10H, 2026-11-24T09:30",
        "2026-11-17T09:00, PT9H, 2026-11-17T18:00",
        "2026-11-17T09:00, PT18H, 2026-11-18T18:00",
        "2026-11-17T18:00, PT0.001S, 2026-11-18T09:00:00.001",
        "2026-11-21T10:30, PT1H, 2026-11-23T10:00",
        "2026-11-17T21:00, PT1H, 2026-11-18T10:00",
        "2026-11-17T06:00, PT1H, 2026-11-17T10:00",
        "2026-11-17T17:30, P1DT1H, 2026-11-19T09:30",
        "2026-11-13T10:30, P1WT1H, 2026-11-20T11:30",
    })
    void hours_run_inside_working_hours(LocalDateTime from, WorkingDuration gap, LocalDateTime expected) {
        assertThat(time.plus(at(from), gap)).isEqualTo(at(expected));
    }

    @ParameterizedTest(name = "{0} plus {1} is {2}")
    @CsvSource({
        "2026-11-17T21:00, P0D, 2026-11-18T09:00",
        "2026-11-20T21:00, P0D, 2026-11-23T09:00",
        "2026-11-17T18:00, P0D, 2026-11-17T18:00",
        "2026-11-17T09:00, P0D, 2026-11-17T09:00",
    })
    void time_never_runs_back(LocalDateTime from, WorkingDuration gap, LocalDateTime expected) {
        assertThat(time.plus(at(from), gap)).isEqualTo(at(expected));
    }

    @ParameterizedTest(name = "{0} plus {1} is {2}")
    @CsvSource({
        // New Year 2026: 1 to 3 January free, the Sunday worked.
        "2025-12-31T10:00, P1D, 2026-01-04T10:00",
        "2025-12-31T10:00, P2D, 2026-01-05T10:00",
        // Spring Festival 2025: 28 January to 4 February free, worked on Sunday the 26th and Saturday the 8th.
        "2025-01-24T10:00, P1D, 2025-01-26T10:00",
        "2025-01-24T10:00, P3D, 2025-02-05T10:00",
        "2025-02-07T10:00, P1D, 2025-02-08T10:00",
        // October 2025: 1 to 8 free, worked on Sunday the 28th of September and Saturday the 11th.
        "2025-09-26T10:00, P1D, 2025-09-28T10:00",
        "2025-09-30T10:00, P1D, 2025-10-09T10:00",
        "2025-09-30T10:00, P3D, 2025-10-11T10:00",
        "2025-09-30T10:00, P4D, 2025-10-13T10:00",
        "2025-09-30T16:00, PT4H, 2025-10-09T11:00",
        "2025-09-24T10:00, P1W, 2025-10-09T10:00",
        "2025-09-03T10:00, P1M, 2025-10-09T10:00",
        // Spring Festival 2026: 15 to 23 February free, worked on the Saturdays 14 and 28.
        "2026-02-13T10:00, P1D, 2026-02-14T10:00",
        "2026-02-14T10:00, P1D, 2026-02-24T10:00",
        "2026-02-12T10:00, P3D, 2026-02-24T10:00",
        "2026-02-24T10:00, P4D, 2026-02-28T10:00",
        "2026-02-27T17:00, PT2H, 2026-02-28T10:00",
        "2026-02-09T10:00, P1W, 2026-02-24T10:00",
        // Qingming and Labour Day 2026: 4 to 6 April, 1 to 5 May free, worked on Saturday the 9th of May.
        "2026-04-03T10:00, P1D, 2026-04-07T10:00",
        "2026-04-30T10:00, P1D, 2026-05-06T10:00",
        "2026-05-08T10:00, P1D, 2026-05-09T10:00",
        // Autumn 2026: 25 to 27 September, 1 to 7 October free, worked on Sunday 20 September and Saturday 10 October.
        "2026-09-18T10:00, P1D, 2026-09-20T10:00",
        "2026-09-24T10:00, P1D, 2026-09-28T10:00",
        "2026-09-30T10:00, P1D, 2026-10-08T10:00",
        "2026-09-28T10:00, P5D, 2026-10-10T10:00",
        "2026-10-09T10:00, P2D, 2026-10-12T10:00",
        "2026-09-24T10:00, P1W, 2026-10-08T10:00",
    })
    @DisplayName("CD-06: public holidays are skipped and make-up days worked, on real dates")
    void a_gap_skips_holidays(LocalDateTime from, WorkingDuration gap, LocalDateTime expected) {
        assertThat(time.plus(at(from), gap)).isEqualTo(at(expected));
    }

    @Test
    void what_the_company_lays_down_goes_first() {
        laidDown.days = List.of(
                new MarkedDay(day("2026-11-23"), Mark.CLOSURE, "Company trip"),
                new MarkedDay(day("2026-11-28"), Mark.WORKING, "Stocktaking"),
                new MarkedDay(day("2026-10-01"), Mark.WORKING, "Fair"));
        laidDown.hours = new WorkingHours(LocalTime.of(8, 30), LocalTime.of(17, 0));
        laidDown.version++;
        time.forget();

        assertThat(time.plus(at("2026-11-20T10:00"), WorkingDuration.ofDays(1))).isEqualTo(at("2026-11-24T10:00"));
        assertThat(time.plus(at("2026-11-27T16:30"), WorkingDuration.parse("PT1H")))
                .isEqualTo(at("2026-11-28T09:00"));
        assertThat(time.isWorkingDay(day("2026-10-01"))).isTrue();
        assertThat(kind("2026-11-23")).isEqualTo(Kind.CLOSURE);
        assertThat(kind("2026-11-28")).isEqualTo(Kind.MAKE_UP);
        assertThat(kind("2026-10-01")).isEqualTo(Kind.MAKE_UP);
        assertThat(kind("2026-10-02")).isEqualTo(Kind.HOLIDAY);
        assertThat(kind("2026-10-10")).isEqualTo(Kind.MAKE_UP);
        assertThat(kind("2026-10-11")).isEqualTo(Kind.WEEKEND);
        assertThat(kind("2026-10-12")).isEqualTo(Kind.WORKING);
    }

    @Test
    @DisplayName("CD-06: after the published years weekdays count, until somebody says that a year is complete")
    void knows_where_its_knowledge_ends() {
        assertThat(time.current().knownUntil(day("2026-11-20"))).contains(day("2026-12-31"));
        assertThat(time.isKnown(day("2026-12-31"))).isTrue();
        assertThat(time.isKnown(day("2027-01-01"))).isFalse();
        assertThat(time.isWorkingDay(day("2027-02-08"))).isTrue();

        laidDown.complete = Set.of(2027, 2029);
        laidDown.version++;
        time.forget();
        assertThat(time.isKnown(day("2027-01-01"))).isTrue();
        assertThat(time.current().knownUntil(day("2026-11-20"))).contains(day("2027-12-31"));
        assertThat(time.isKnown(day("2028-06-01"))).isFalse();
    }

    @Test
    void far_dates_are_reckoned_at_once() {
        assertThat(time.plus(at("2027-01-04T10:00"), WorkingDuration.ofDays(5_000_000)))
                .isEqualTo(at(LocalDateTime.parse("2027-01-04T10:00").plusWeeks(1_000_000)));
        assertThat(time.plus(at("2027-01-05T10:00"), WorkingDuration.ofDays(2_000_000_003)))
                .isEqualTo(at(LocalDateTime.parse("2027-01-08T10:00").plusWeeks(400_000_000)));
        assertThat(time.plus(at("2027-01-04T10:00"), WorkingDuration.parse("PT45000000H")))
                .isEqualTo(at(LocalDateTime.parse("2027-01-04T10:00").plusWeeks(1_000_000)));
    }

    @Test
    @DisplayName("CD-07: a change of this node holds at once; one of another node within about a second")
    void looks_again_when_something_changed() {
        assertThat(time.version()).isEqualTo(1);
        assertThat(time.version()).isEqualTo(1);
        assertThat(laidDown.asked).as("questions to the database").isEqualTo(1);
        laidDown.version = 2;
        time.forget();
        assertThat(time.version()).isEqualTo(2);
        laidDown.version = 3;
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(time.version()).isEqualTo(3));
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
        assertThat(time.startOfWork(day("2026-11-21"))).isEqualTo(at("2026-11-23T09:00"));
        assertThat(time.endOfWork(day("2026-11-21"))).isEqualTo(at("2026-11-23T18:00"));
        assertThat(time.endOfWork(day("2026-11-24"))).isEqualTo(at("2026-11-24T18:00"));
        assertThat(time.startOfWork(day("2026-11-24"))).isEqualTo(at("2026-11-24T09:00"));
        assertThat(time.startOfWork(day("2026-10-01"))).isEqualTo(at("2026-10-08T09:00"));
        assertThat(time.next(at("2026-11-17T18:00"))).isEqualTo(at("2026-11-17T18:00"));
        assertThat(time.next(at("2026-11-20T18:01"))).isEqualTo(at("2026-11-23T09:00"));
        assertThat(time.next(at("2026-11-23T03:00"))).isEqualTo(at("2026-11-23T09:00"));
    }

    private Kind kind(String day) {
        return time.current().kind(day(day));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(SHANGHAI).toInstant();
    }

    /** What a company lays down, without a database. */
    private static final class LaidDown implements WorkingTimeSource {

        private volatile long version = 1;
        private List<MarkedDay> days = List.of();
        private WorkingHours hours = NINE_TO_SIX;
        private Set<Integer> complete = Set.of();
        private int asked;

        @Override
        public long version() {
            return version;
        }

        @Override
        public CompanyCalendar read() {
            asked++;
            return new CompanyCalendar(version, SHANGHAI, hours, days, complete);
        }
    }
}
