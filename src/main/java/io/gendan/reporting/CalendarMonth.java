package io.gendan.reporting;

import io.gendan.staff.WorkingDay;
import io.gendan.staff.WorkingDay.Kind;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A month as it stands on the wall.
 *
 * @param weeks from Monday to Sunday; null where another month's day stands
 * @param spans what is to be said about its days, one after the other
 */
record CalendarMonth(Month month, List<List<@Nullable WorkingDay>> weeks, List<Span> spans) {

    private static final int WEEK = 7;

    /** Days in a row of the same kind and name. */
    record Span(
            LocalDate from,
            LocalDate to,
            Kind kind,
            @Nullable String name) {

        /** The days of the month, such as {@code 1–7}. */
        public String days() {
            return from.equals(to)
                    ? String.valueOf(from.getDayOfMonth())
                    : from.getDayOfMonth() + "–" + to.getDayOfMonth();
        }

        /** The days in full, such as {@code 2026-10-01 – 2026-10-07}. */
        public String dates() {
            return from.equals(to) ? from.toString() : from + " – " + to;
        }
    }

    /** The twelve months of these days of a year. */
    static List<CalendarMonth> of(List<WorkingDay> year) {
        var months = new ArrayList<CalendarMonth>();
        for (var month : Month.values()) {
            var days =
                    year.stream().filter(day -> day.day().getMonth() == month).toList();
            var named = days.stream().filter(day -> day.name() != null).toList();
            months.add(new CalendarMonth(month, weeks(days), spans(named)));
        }
        return months;
    }

    /** Puts days in a row together. */
    static List<Span> spans(List<WorkingDay> days) {
        var spans = new ArrayList<Span>();
        for (var day : days) {
            var last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null
                    && last.to().plusDays(1).equals(day.day())
                    && last.kind() == day.kind()
                    && Objects.equals(last.name(), day.name())) {
                spans.set(spans.size() - 1, new Span(last.from(), day.day(), day.kind(), day.name()));
            } else {
                spans.add(new Span(day.day(), day.day(), day.kind(), day.name()));
            }
        }
        return spans;
    }

    private static List<List<@Nullable WorkingDay>> weeks(List<WorkingDay> days) {
        var first = days.get(0).day();
        var cells = new ArrayList<@Nullable WorkingDay>(
                Collections.nCopies(first.getDayOfWeek().getValue() - 1, null));
        cells.addAll(days);
        while (cells.size() % WEEK != 0) {
            cells.add(null);
        }
        var weeks = new ArrayList<List<@Nullable WorkingDay>>();
        for (int start = 0; start < cells.size(); start += WEEK) {
            weeks.add(cells.subList(start, start + WEEK));
        }
        return weeks;
    }

    static List<LocalDate> daysOf(int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).toList();
    }
}
