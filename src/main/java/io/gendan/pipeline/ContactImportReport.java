package io.gendan.pipeline;

import java.util.List;

/**
 * What became of a table of contacts. Either the whole of it is on record or, with a single error, nothing; a dry run
 * tells what would be.
 *
 * @param rows rows below the header
 * @param recorded contacts that went on record, or would without the errors
 * @param known rows that were on record already
 * @param violations contacts among the recorded that were too early, as acknowledged
 * @param stored whether anything was stored
 */
public record ContactImportReport(
        int rows, int recorded, int known, int violations, boolean dryRun, boolean stored, List<Fault> errors) {

    /**
     * What is wrong with a row, in words.
     *
     * @param row as the spreadsheet shows it
     * @param column the name of the column in the file
     * @param code stable and machine-readable, such as {@code cadence.tooEarly}
     */
    public record Fault(int row, String column, String code, String message) {}
}
