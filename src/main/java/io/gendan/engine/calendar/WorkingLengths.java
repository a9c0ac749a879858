package io.gendan.engine.calendar;

import io.gendan.engine.WorkingCalendar;
import io.gendan.engine.WorkingDuration;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Adds lengths of working time to the engine's dates. The calendar is made after the engine. */
final class WorkingLengths {

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final ObjectProvider<WorkingCalendar> calendar;

    WorkingLengths(ObjectProvider<WorkingCalendar> calendar) {
        this.calendar = calendar;
    }

    /** The length that a text is; empty when it is something else, which the engine reads or refuses. */
    static Optional<WorkingDuration> read(String text) {
        try {
            return Optional.of(WorkingDuration.parse(text.strip()));
        } catch (DateTimeParseException somethingElse) {
            return Optional.empty();
        }
    }

    /**
     * This much working time after the start, or after now.
     *
     * @throws ProcessEngineException when that lies beyond all dates that can be kept
     */
    Date after(@Nullable Date start, WorkingDuration length) {
        var from = start == null ? ClockUtil.getCurrentTime() : start;
        try {
            var due = calendar.getObject().plus(from.toInstant(), length);
            if (due.isBefore(NEVER)) {
                return Date.from(due);
            }
        } catch (ArithmeticException | DateTimeException beyondAllDates) {
            // said below
        }
        throw new ProcessEngineException("No date can be reckoned that is " + length + " after " + from);
    }

    /** The same moment inside working time, else the next one. */
    Date movedOn(Date date) {
        return Date.from(calendar.getObject().next(date.toInstant()));
    }
}
