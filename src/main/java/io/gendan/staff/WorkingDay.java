package io.gendan.staff;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day of the working calendar (CD-06).
 *
 * @param name of the holiday, closure or extra working day, in the reader's language where it is a published one
 * @param own whether the company has laid it down itself
 */
public record WorkingDay(LocalDate day, Kind kind, @Nullable String name, boolean own) {

    /** What people do on a day, and why. */
    public enum Kind {
        /** An ordinary working day. */
        WORKING,
        WEEKEND,
        HOLIDAY,
        /** A working day that would be free otherwise (调休上班). */
        MAKE_UP,
        /** The company rests while others work (公司休息). */
        CLOSURE;

        public boolean isWorking() {
            return this == WORKING || this == MAKE_UP;
        }
    }
}
