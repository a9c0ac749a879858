package io.gendan.staff;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that an administrator has laid down about working time; it stays on record (CD-06).
 *
 * @param version the version of working time that it made
 * @param what HOLIDAY, CLOSURE, WORKING, NONE (a mark was taken back), HOURS, COMPLETE or INCOMPLETE (of a year)
 * @param from the first of the days concerned, if any
 * @param to the last of the days concerned, if any
 * @param detail the name of the days, the hours, or the year
 * @param by login
 */
public record WorkingTimeChange(
        long version,
        String what,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String detail,
        String by,
        Instant at) {}
