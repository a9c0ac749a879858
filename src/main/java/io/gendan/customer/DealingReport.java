package io.gendan.customer;

import java.util.List;

/**
 * What became of a table of dealings: every row was stored, was known, or is named with its reason.
 *
 * @param known rows that tell what is on record already
 */
public record DealingReport(
        int rows, int created, int updated, int known, boolean dryRun, List<ImportReport.Remark> errors) {}
