package io.gendan.staff;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a person is away (CD-06).
 *
 * @param person login of who is away
 * @param firstDay the first day away, in the installation's zone
 * @param lastDay the last one; the person is back on the day after
 * @param substitute login of who stands in; null where none was named
 * @param note what was said about it; null where nothing was, or the reader may not see it
 * @param enteredBy login of who entered it
 */
public record Leave(
        long id,
        String person,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable String substitute,
        @Nullable String note,
        String enteredBy) {

    Leave withoutNote() {
        return new Leave(id, person, firstDay, lastDay, substitute, null, enteredBy);
    }
}
