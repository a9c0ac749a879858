package io.gendan.customer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
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

    /** As it stands in the table, with what was said of its rows. */
    static ImportState of(ImportJobTable.Row job, List<ImportReport.Remark> errors, List<ImportReport.Remark> hints) {
        var pace = pace(job);
        return new ImportState(
                job.id(),
                job.state(),
                job.rowsRead(),
                job.refusal(),
                job.fileName(),
                job.format(),
                job.header(),
                job.faulty(),
                pace,
                pace == null ? null : (job.rowsInFile() - job.rowsRead()) / Math.max(1, pace),
                job.request(),
                new ImportReport(
                        job.rowsInFile(),
                        job.created(),
                        job.updated(),
                        job.duplicates(),
                        job.journeysStarted(),
                        job.request().dryRun(),
                        !job.request().dryRun() && job.created() + job.updated() > 0,
                        errors,
                        hints));
    }

    /** Rows a second since it began. */
    private static @Nullable Long pace(ImportJobTable.Row job) {
        var begun = job.begunAt();
        var beat = job.beatAt();
        if (begun == null || beat == null || job.rowsRead() == 0) {
            return null;
        }
        return job.rowsRead()
                * 1_000L
                / Math.max(1, Duration.between(begun, beat).toMillis());
    }

    /** Whether the import is still to be done. */
    @JsonIgnore
    public boolean isOpen() {
        return state.equals("WAITING");
    }
}
