package io.gendan.reporting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that has failed for good, as an administrator sees it.
 *
 * @param number the customer's number, null when the job belongs to no customer
 * @param name the customer's name
 * @param step the name of the step that failed, in its model
 * @param process the name of that model
 * @param message why its last attempt failed
 */
record Incident(
        String id,
        @Nullable String number,
        @Nullable String name,
        String step,
        @Nullable String process,
        Instant since,
        @Nullable String message) {}
