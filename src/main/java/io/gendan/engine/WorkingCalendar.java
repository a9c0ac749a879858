package io.gendan.engine;

import java.time.Instant;
import java.time.LocalDate;

/** Working time of the installation, in its one time zone (CD-06). */
public interface WorkingCalendar {

    /**
     * The moment a length of working time later, always inside working hours and never before the start. Calendar months
     * and weeks are added first and moved on to a working day, then working days are counted, the time of day moved into
     * working hours; hours and minutes run inside working hours at last.
     *
     * <p>A start need not lie in working time. One working day after a Saturday is the Monday, at the same time of day;
     * one working day after an evening is the end of work on the next working day. Nothing added to a day off is the next
     * working day at the same time, and nothing added to an evening, as hours alone are, begins with the next working
     * hours. Working days add up: one and then two of them are three.
     */
    Instant plus(Instant from, WorkingDuration gap);

    /** The same moment when it lies inside working hours, else the next start of work. */
    Instant next(Instant from);

    /** The end of working hours on the first working day after the day of this moment. */
    Instant endOfNextWorkingDay(Instant from);

    /** The end of working hours on this day, or on the next working day when it is none. */
    Instant endOfWork(LocalDate day);

    /** The start of working hours on this day, or on the next working day when it is none. */
    Instant startOfWork(LocalDate day);

    boolean isWorkingDay(LocalDate day);

    /** Whether the holidays of this day's year are known; where they are not, every weekday counts as a working day. */
    boolean isKnown(LocalDate day);

    /** A number that grows with every change of holidays or working hours: what was reckoned before is outdated then. */
    long version();
}
