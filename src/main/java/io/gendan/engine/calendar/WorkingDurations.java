package io.gendan.engine.calendar;

import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.jspecify.annotations.Nullable;

/** Timers that last for a while ({@code timeDuration}). */
class WorkingDurations extends DurationBusinessCalendar {

    private final WorkingLengths lengths;

    WorkingDurations(WorkingLengths lengths) {
        this.lengths = lengths;
    }

    @Override
    public Date resolveDuedate(String description, @Nullable Date start) {
        return WorkingLengths.read(description)
                .map(length -> lengths.after(start, length))
                .orElseGet(() -> super.resolveDuedate(description, start));
    }
}
