package io.gendan.staff;

import io.gendan.engine.Refusal;
import io.gendan.engine.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody wants to lay down about working time, from a form or a request, and gathers what is wrong with it.
 * What can't be read has a value of no meaning, until {@link #refuse()} has been asked.
 */
final class WorkingTimeFields {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_RANGE = 366;

    private final Map<String, ?> typed;
    private final List<Refusal.Item> faults = new ArrayList<>();

    WorkingTimeFields(Map<String, ?> typed) {
        this.typed = typed;
    }

    /** The days concerned: one {@code day}, or {@code from} and {@code to}, which is the same day when it is left out. */
    List<LocalDate> days() {
        if (typed.containsKey("day")) {
            return List.of(day("day"));
        }
        var from = day("from");
        var to = text("to").isEmpty() ? from : day("to");
        if (!faults.isEmpty()) {
            return List.of();
        }
        if (to.isBefore(from)) {
            fault("to", "workingTime.rangeBackwards");
            return List.of();
        }
        if (to.isAfter(from.plusDays(LONGEST_RANGE - 1))) {
            fault("to", "workingTime.rangeTooLong", LONGEST_RANGE);
            return List.of();
        }
        return from.datesUntil(to.plusDays(1)).toList();
    }

    /** A {@code mark} by its name, or {@code working} as a program sends it. */
    Mark mark() {
        if (typed.containsKey("working")) {
            return flag("working") ? Mark.WORKING : Mark.HOLIDAY;
        }
        for (var mark : Mark.values()) {
            if (mark.name().equals(text("mark"))) {
                return mark;
            }
        }
        // A program speaks of "working", and of nothing else.
        fault(typed.containsKey("mark") ? "mark" : "working", "workingTime.noMark");
        return Mark.HOLIDAY;
    }

    String name() {
        var name = text("name");
        if (name.isEmpty()) {
            fault("name", "workingTime.noName");
        } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            fault("name", "workingTime.nameTooLong", LONGEST_NAME);
        } else if (!Texts.storable(name) || name.lines().count() > 1) {
            fault("name", "workingTime.strangeName");
        }
        return name;
    }

    WorkingHours hours() {
        var start = time("start");
        var end = time("end");
        if (start != null && end != null && start.isBefore(end)) {
            return new WorkingHours(start, end);
        }
        if (start != null && end != null) {
            fault("end", "workingTime.hoursBackwards");
        }
        return new WorkingHours(LocalTime.MIN, LocalTime.MAX);
    }

    int year() {
        var text = text("year");
        int year = text.matches("\\d{4}") ? Integer.parseInt(text) : 0;
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            fault("year", "workingTime.noYear", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
        }
        return year;
    }

    /**
     * Turns it down when anything was wrong.
     *
     * @throws Refusal 400 {@code workingTime.invalid} with an item for each fault
     */
    void refuse() {
        if (!faults.isEmpty()) {
            throw Refusal.badRequest("workingTime.invalid").with(faults);
        }
    }

    private boolean flag(String key) {
        var text = text(key);
        if (!text.equals("true") && !text.equals("false")) {
            fault(key, "workingTime.noFlag");
        }
        return text.equals("true");
    }

    private LocalDate day(String key) {
        try {
            var day = LocalDate.parse(text(key));
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException unreadable) {
            // said below
        }
        fault(key, "workingTime.noDay", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
        return LocalDate.EPOCH;
    }

    private @Nullable LocalTime time(String key) {
        try {
            var time = LocalTime.parse(text(key));
            if (time.getSecond() == 0 && time.getNano() == 0) {
                return time;
            }
        } catch (DateTimeException unreadable) {
            // said below
        }
        fault(key, "workingTime.noTime");
        return null;
    }

    private String text(String key) {
        var value = typed.get(key);
        return value == null ? "" : value.toString().strip();
    }

    private void fault(String key, String code, Object... about) {
        faults.add(Refusal.Item.of(key, code, about));
    }
}
