package io.gendan.customer;

import org.jspecify.annotations.Nullable;

/**
 * How a table of customers is to be taken in.
 *
 * @param dryRun whether everything is only checked and nothing stored
 * @param owner login of the owner of all customers whose row names none
 * @param startJourneys whether the journey of every new customer that has an owner is opened
 */
public record ImportRequest(boolean dryRun, @Nullable String owner, boolean startJourneys) {

    ImportRequest asDryRun() {
        return new ImportRequest(true, owner, startJourneys);
    }
}
