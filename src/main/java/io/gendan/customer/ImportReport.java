package io.gendan.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a table of customers. Either the whole of it is stored or, with a single error, nothing; a dry run
 * tells what would be.
 *
 * @param rows rows below the header
 * @param duplicates rows that name a customer we have, or one of an earlier row; they create nothing
 * @param stored whether anything was stored
 * @param hints what deserves a look, but keeps nothing from being stored
 */
public record ImportReport(
        int rows,
        int created,
        int updated,
        int duplicates,
        int journeysStarted,
        boolean dryRun,
        boolean stored,
        List<Remark> errors,
        List<Remark> hints) {

    /** One remark in words; row and column as the spreadsheet shows them, null where it concerns the whole file. */
    public record Remark(@Nullable Integer row, @Nullable String column, String message) {}
}
