package io.gendan.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

/** Working time of the installation, in its one time zone (CD-06). */
public interface WorkingCalendar {

    /** The moment a number of working days (and calendar weeks or months, moved on to the next working day) later. */
    Instant plus(Instant from, Period gap);

    /** The end of working hours on the first working day after the day of this moment. */
    Instant endOfNextWorkingDay(Instant from);

    /** The end of working hours on this day, or on the next working day when it is none. */
    Instant endOfWork(LocalDate day);

    /** The start of working hours on this day, or on the next working day when it is none. */
    Instant startOfWork(LocalDate day);
}
