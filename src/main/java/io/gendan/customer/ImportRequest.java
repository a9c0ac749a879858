package io.gendan.customer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a table of customers is to be taken in.
 *
 * @param dryRun whether everything is only checked and nothing stored
 * @param owner login of the owner of all customers whose row names none
 * @param startJourneys whether the journey of every new customer that has an owner is opened
 * @param partial whether sound rows are stored although others have errors
 * @param match by what a row means a customer that we have
 * @param columns the field for the name of a column, where a person has chosen; else the names decide
 */
public record ImportRequest(
        boolean dryRun,
        @Nullable String owner,
        boolean startJourneys,
        boolean partial,
        Match match,
        Map<String, String> columns) {

    /** By what a row means a customer that we have, and so updates it. */
    public enum Match {
        /** The customer's number alone. */
        NUMBER,
        /** Else the credit code. */
        CREDIT_CODE,
        /** Else the name. */
        NAME
    }

    /** All or nothing, customers known by their numbers, columns by their names. */
    public ImportRequest(boolean dryRun, @Nullable String owner, boolean startJourneys) {
        this(dryRun, owner, startJourneys, false, Match.NUMBER, Map.of());
    }

    public ImportRequest {
        columns = Map.copyOf(columns);
    }

    /** Sound rows are stored, or only checked. */
    ImportRequest asPartial(boolean dry) {
        return new ImportRequest(dry, owner, startJourneys, true, match, columns);
    }
}
