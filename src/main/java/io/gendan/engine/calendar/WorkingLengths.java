package io.gendan.engine.calendar;

import io.gendan.engine.WorkingCalendar;
import io.gendan.engine.WorkingDuration;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Adds lengths of working time to the engine's dates. The calendar is made after the engine. */
final class WorkingLengths {

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

    /** This much working time after the start, or after now. */
    Date after(@Nullable Date start, WorkingDuration length) {
        var from = start == null ? ClockUtil.getCurrentTime() : start;
        return reckoned(length, () -> calendar.getObject().plus(from.toInstant(), length));
    }

    /** The same moment inside working time, else the next one. */
    Date movedOn(Date date) {
        return Date.from(calendar.getObject().next(date.toInstant()));
    }

    private static Date reckoned(WorkingDuration length, Supplier<java.time.Instant> reckoning) {
        try {
            return Date.from(reckoning.get());
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException beyondAllDates) {
            throw new ProcessEngineException("No date can be reckoned that is " + length + " later", beyondAllDates);
        }
    }
}
