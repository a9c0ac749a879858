package io.gendan.customer.duplicates;

import io.gendan.customer.CustomerNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two customers that were put together (D-07).
 *
 * @param survivor the number that goes on
 * @param merged the number that leads to it since
 * @param mergedName the name that the one put away had
 * @param by login of who did it
 * @param undoneAt when they were taken apart again; null while they are one
 */
public record Merge(
        long id,
        CustomerNumber survivor,
        CustomerNumber merged,
        String mergedName,
        String by,
        Instant at,
        @Nullable Instant undoneAt) {}
