package io.gendan.customer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a long import is.
 *
 * @param state CHECKED (kept until its sender says go), WAITING (also while it runs), DONE or REFUSED
 * @param rowsRead rows checked so far
 * @param message why the file was refused, in words
 * @param report what became of it; all zero until it is done
 */
public record ImportState(
        UUID id,
        String state,
        int rowsRead,
        @Nullable String message,
        @JsonUnwrapped ImportReport report) {

    /** Whether the import is still to be done. */
    @JsonIgnore
    public boolean isOpen() {
        return state.equals("WAITING");
    }
}
