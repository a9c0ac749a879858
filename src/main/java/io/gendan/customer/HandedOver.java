package io.gendan.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer has another owner now. Heard inside the same transaction.
 *
 * @param from login of the owner before; null when it had none
 * @param to login of the owner from now on
 */
public record HandedOver(CustomerNumber number, @Nullable String from, String to) {}
