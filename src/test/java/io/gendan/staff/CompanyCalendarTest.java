package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.WorkingDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What holds for any calendar: the published holidays of 2025 and 2026 with closures, holidays and extra working days
 * strewn in and any working hours, in zones with and without summer time (nobody begins while clocks are changed).
 */
@Label("CD-06: any working calendar")
class CompanyCalendarTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 900;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"));

    @Property
    @Label("one number of working days and then another are their sum")
    boolean days_add_up(
            @ForAll("calendars") CompanyCalendar calendar,
            @ForAll("starts") Instant start,
            @ForAll @IntRange(min = 1, max = 60) int one,
            @ForAll @IntRange(min = 1, max = 60) int other) {
        return days(calendar, days(calendar, start, one), other).equals(days(calendar, start, one + other));
    }

    @Property
    @Label("adding no days changes nothing about a start in working time, before or after adding others")
    boolean no_days_are_neutral(
            @ForAll("calendars") CompanyCalendar calendar,
            @ForAll("starts") Instant any,
            @ForAll @IntRange(max = 60) int days) {
        var start = calendar.next(any);
        var sum = days(calendar, start, days);
        return days(calendar, start, 0).equals(start)
                && days(calendar, sum, 0).equals(sum)
                && days(calendar, days(calendar, start, 0), days).equals(sum);
    }

    @Property
    @Label("one length of working hours and then another are their sum, from any start")
    boolean hours_add_up(
            @ForAll("calendars") CompanyCalendar calendar,
            @ForAll("starts") Instant start,
            @ForAll @IntRange(min = 1, max = 6000) int one,
            @ForAll @IntRange(min = 1, max = 6000) int other) {
        return minutes(calendar, minutes(calendar, start, one), other).equals(minutes(calendar, start, one + other));
    }

    @Property
    @Label("no result lies outside working time, nor before its start")
    void results_are_working_time(
            @ForAll("calendars") CompanyCalendar calendar,
            @ForAll("starts") Instant start,
            @ForAll("gaps") WorkingDuration gap) {
        var later = calendar.plus(start, gap);
        assertThat(later).isAfterOrEqualTo(start);
        var day = start.atZone(calendar.zone()).toLocalDate();
        for (var result : List.of(
                later,
                calendar.next(start),
                calendar.endOfNextWorkingDay(start),
                calendar.startOfWork(day),
                calendar.endOfWork(day))) {
            assertWorkingTime(calendar, result);
        }
        assertThat(calendar.endOfNextWorkingDay(start)).isAfter(start);
    }

    @Property
    @Label("next is the start itself in working time, else the first moment of working time after it")
    void next_is_the_nearest(@ForAll("calendars") CompanyCalendar calendar, @ForAll("starts") Instant start) {
        var next = calendar.next(start);
        assertThat(next).isAfterOrEqualTo(start);
        assertThat(calendar.next(next)).isEqualTo(next);
        if (next.isAfter(start)) {
            var between = start.plus(Duration.between(start, next).dividedBy(2));
            assertThat(isWorkingTime(calendar, between)).isFalse();
        }
    }

    @Property
    @Label("a later start in working time never gives an earlier result; nor does any later start for hours alone")
    void later_starts_end_later(
            @ForAll("calendars") CompanyCalendar calendar,
            @ForAll("starts") Instant one,
            @ForAll("starts") Instant other,
            @ForAll @IntRange(max = 60) int days,
            @ForAll @IntRange(max = 6000) int minutes) {
        var earlier = one.isBefore(other) ? one : other;
        var later = one.isBefore(other) ? other : one;
        var gap = new WorkingDuration(0, 0, days, Duration.ofMinutes(minutes));
        assertThat(calendar.plus(calendar.next(earlier), gap))
                .isBeforeOrEqualTo(calendar.plus(calendar.next(later), gap));
        if (minutes > 0) {
            assertThat(minutes(calendar, earlier, minutes)).isBeforeOrEqualTo(minutes(calendar, later, minutes));
        }
    }

    @Property
    @Label("a later day never gives an earlier day, whatever days, weeks and months are added")
    void later_days_end_later(
            @ForAll("calendars") CompanyCalendar calendar,
            @ForAll("starts") Instant one,
            @ForAll("starts") Instant other,
            @ForAll @IntRange(max = 12) int months,
            @ForAll @IntRange(max = 9) int weeks,
            @ForAll @IntRange(min = 1, max = 60) int days) {
        var gap = new WorkingDuration(months, weeks, days, Duration.ZERO);
        var earlier = one.isBefore(other) ? one : other;
        var later = one.isBefore(other) ? other : one;
        assertThat(dayOf(calendar, calendar.plus(earlier, gap)))
                .isBeforeOrEqualTo(dayOf(calendar, calendar.plus(later, gap)));
    }

    @Property
    @Label("a longer length never ends earlier")
    void longer_lengths_end_later(
            @ForAll("calendars") CompanyCalendar calendar,
            @ForAll("starts") Instant any,
            @ForAll @IntRange(max = 40) int days,
            @ForAll @IntRange(max = 3000) int minutes,
            @ForAll @IntRange(max = 20) int moreDays,
            @ForAll @IntRange(max = 3000) int moreMinutes) {
        var start = calendar.next(any);
        var one = new WorkingDuration(0, 0, days, Duration.ofMinutes(minutes));
        var more = new WorkingDuration(0, 0, days + moreDays, Duration.ofMinutes(minutes + moreMinutes));
        assertThat(calendar.plus(start, one)).isBeforeOrEqualTo(calendar.plus(start, more));
    }

    @Provide
    Arbitrary<CompanyCalendar> calendars() {
        var days = Arbitraries.integers().between(0, DAYS).map(FIRST::plusDays);
        var marks = Combinators.combine(days, Arbitraries.of(Mark.class))
                .as((day, mark) -> new MarkedDay(day, mark, "laid down"))
                .set()
                .ofMaxSize(120);
        var hours = Combinators.combine(
                        Arbitraries.integers().between(240, 1438),
                        Arbitraries.integers().between(1, 1439))
                .filter((start, end) -> start < end)
                .as((start, end) -> new WorkingHours(time(start), time(end)));
        return Combinators.combine(marks, Arbitraries.of(ZONES), hours)
                .as((marked, zone, working) -> new CompanyCalendar(
                        1,
                        zone,
                        working,
                        List.copyOf(marked.stream()
                                .collect(Collectors.toMap(MarkedDay::day, mark -> mark, (mark, again) -> mark))
                                .values()),
                        Set.of()));
    }

    @Provide
    Arbitrary<Instant> starts() {
        var minutes = (int) Duration.ofDays(DAYS).toMinutes();
        return Arbitraries.integers()
                .between(0, minutes)
                .map(minute -> FIRST.atStartOfDay(ZONES.get(0)).toInstant().plus(Duration.ofMinutes(minute)));
    }

    @Provide
    Arbitrary<WorkingDuration> gaps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 6000))
                .as((months, weeks, days, minutes) ->
                        new WorkingDuration(months, weeks, days, Duration.ofMinutes(minutes)));
    }

    private static Instant days(CompanyCalendar calendar, Instant start, int days) {
        return calendar.plus(start, WorkingDuration.ofDays(days));
    }

    private static Instant minutes(CompanyCalendar calendar, Instant start, int minutes) {
        return calendar.plus(start, new WorkingDuration(0, 0, 0, Duration.ofMinutes(minutes)));
    }

    private static LocalDate dayOf(CompanyCalendar calendar, Instant moment) {
        return moment.atZone(calendar.zone()).toLocalDate();
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L);
    }

    private static void assertWorkingTime(CompanyCalendar calendar, Instant moment) {
        assertThat(isWorkingTime(calendar, moment))
                .as("%s within %s of a working day", moment.atZone(calendar.zone()), calendar.hours())
                .isTrue();
    }

    private static boolean isWorkingTime(CompanyCalendar calendar, Instant moment) {
        var local = moment.atZone(calendar.zone());
        var hours = calendar.hours();
        return calendar.kind(local.toLocalDate()).isWorking()
                && !local.toLocalTime().isBefore(hours.start())
                && !local.toLocalTime().isAfter(hours.end());
    }
}
