package io.gendan.customer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is.
 *
 * @param state NEW (its columns are to be told), CHECKED (kept until its sender says go), WAITING (also while it runs),
 *     DONE, CANCELLED (what was stored by then stays) or REFUSED
 * @param rowsRead rows read so far
 * @param message why the file was refused, in words
 * @param format {@code XLSX}, or the encoding that was found
 * @param header the names of the columns
 * @param faultyRows rows that were not taken; they can be fetched as a file
 * @param rowsPerSecond since it began; null while nothing is read
 * @param secondsLeft at that pace
 * @param report what became of it so far
 */
public record ImportState(
        UUID id,
        String state,
        int rowsRead,
        @Nullable String message,
        @Nullable String fileName,
        @Nullable String format,
        List<String> header,
        int faultyRows,
        @Nullable Long rowsPerSecond,
        @Nullable Long secondsLeft,
        @JsonIgnore ImportRequest request,
        @JsonUnwrapped ImportReport report) {

    /** Whether the import is still to be done. */
    @JsonIgnore
    public boolean isOpen() {
        return state.equals("WAITING");
    }
}
