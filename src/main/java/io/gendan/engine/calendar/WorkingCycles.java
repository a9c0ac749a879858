package io.gendan.engine.calendar;

import io.gendan.engine.WorkingDuration;
import java.util.Date;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DateTimeUtil;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * Repeated timers ({@code timeCycle}), such as {@code R3/P1D} or, as the engine writes it into the job,
 * {@code R3/2026-03-02T10:00:00/P1D}. Every time is reckoned from the start, so that a weekly timer which a holiday has
 * moved on is back on its day a week later; times that fall together are one. A cycle that is reckoned back from its end
 * is moved on into working time, and cron expressions are moments.
 */
class WorkingCycles extends CycleBusinessCalendar {

    private static final Pattern FROM_START =
            Pattern.compile("R(?<times>\\d*)/(?:(?<start>[^P/][^/]*)/)?(?<length>P[^/]*)");

    private final WorkingLengths lengths;

    WorkingCycles(WorkingLengths lengths) {
        this.lengths = lengths;
    }

    /** Null when it has repeated often enough, as the engine asks. */
    @Override
    public @Nullable Date resolveDuedate(String description, @Nullable Date start, long offset) {
        var text = description.strip();
        var cycle = FROM_START.matcher(text);
        if (cycle.matches()) {
            var length = WorkingLengths.read(cycle.group("length"));
            if (length.isPresent() && !length.get().isZero()) {
                var now = start == null ? ClockUtil.getCurrentTime() : start;
                var begin = cycle.group("start") == null ? now : DateTimeUtil.parseDate(cycle.group("start"));
                var due = first(begin, times(cycle.group("times")), length.get(), new Date(now.getTime() - offset));
                return due == null || offset == 0 ? due : lengths.movedOn(new Date(due.getTime() + offset));
            }
        }
        var due = super.resolveDuedate(text, start, offset);
        return due == null || !text.startsWith("R") ? due : lengths.movedOn(due);
    }

    /** The first time after this moment; null when there is none left. */
    private @Nullable Date first(Date begin, int times, WorkingDuration length, Date after) {
        if (begin.after(after)) {
            return begin;
        }
        int past = 0;
        int ahead = 1;
        while (ahead < times && !nth(begin, length, ahead).after(after)) {
            past = ahead;
            ahead = (int) Math.min(times, ahead * 2L);
        }
        if (!nth(begin, length, ahead).after(after)) {
            return null;
        }
        while (ahead - past > 1) {
            int middle = past + (ahead - past) / 2;
            if (nth(begin, length, middle).after(after)) {
                ahead = middle;
            } else {
                past = middle;
            }
        }
        return nth(begin, length, ahead);
    }

    private Date nth(Date begin, WorkingDuration length, int number) {
        return lengths.after(begin, length.times(number));
    }

    private static int times(String text) {
        return text.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(text);
    }
}
