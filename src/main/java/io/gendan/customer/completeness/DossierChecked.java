package io.gendan.customer.completeness;

import io.gendan.customer.CustomerNumber;

/**
 * Somebody has looked whether all that a dossier tells still holds; to be put on record. Heard inside the same
 * transaction.
 *
 * @param by login
 */
public record DossierChecked(CustomerNumber number, String by) {}
