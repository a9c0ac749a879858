package io.gendan.customer.completeness;

import io.gendan.customer.Customer.Kind;
import io.gendan.customer.dossier.SuppliedBy;
import org.jspecify.annotations.Nullable;

/**
 * Something that dossiers of one kind and class must tell.
 *
 * @param dossierClass a quadrant or grade such as {@code KEY}; empty for all
 * @param core whether it is a {@link CoreItem}, not a field of the form
 */
record Asked(
        Kind kind,
        String dossierClass,
        String key,
        boolean core,
        String label,
        @Nullable SuppliedBy suppliedBy) {}
