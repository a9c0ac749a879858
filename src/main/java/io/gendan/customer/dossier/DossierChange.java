package io.gendan.customer.dossier;

import io.gendan.customer.CustomerNumber;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in one customer's dossier; confidential values are told by name only.
 *
 * @param fields by the key of the field or column
 */
public record DossierChange(CustomerNumber number, Map<String, Change> fields) {

    /** One field as it was and as it is; null for empty. */
    public record Change(@Nullable Object before, @Nullable Object after) {}
}
