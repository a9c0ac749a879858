package io.gendan.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer's owner has changed. Heard inside the same transaction.
 *
 * @param from login of the owner before; null when it had none
 * @param to login of the owner from now on; null when it lies in the pool
 */
public record OwnerChanged(
        CustomerNumber number,
        @Nullable String from,
        @Nullable String to,
        OwnerChange change) {}
