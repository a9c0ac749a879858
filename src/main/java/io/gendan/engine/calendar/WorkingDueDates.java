package io.gendan.engine.calendar;

import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.jspecify.annotations.Nullable;

/** Timers until a moment ({@code timeDate}), and due and follow-up dates of tasks; either may be a length instead. */
class WorkingDueDates extends DueDateBusinessCalendar {

    private final WorkingLengths lengths;

    WorkingDueDates(WorkingLengths lengths) {
        this.lengths = lengths;
    }

    @Override
    public Date resolveDuedate(String description, @Nullable Date start) {
        return WorkingLengths.read(description)
                .map(length -> lengths.after(start, length))
                .orElseGet(() -> super.resolveDuedate(description, start));
    }
}
