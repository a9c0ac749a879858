package io.gendan.customer.dossier;

import java.util.Arrays;
import java.util.Optional;

/** Who could supply what is missing in a dossier (D-03); its name stands in the bundles as {@code dossier.suppliedBy}. */
public enum SuppliedBy {
    /** Whoever leads the journey. */
    OWNER("owner"),
    CONTACT_PERSON("contactPerson"),
    /** The public register of companies. */
    REGISTRY("registry"),
    WEBSITE("website"),
    /** Our own accounts department. */
    FINANCE("finance"),
    /** Whoever of us has had to do with the customer. */
    COLLEAGUES("colleagues");

    private final String written;

    SuppliedBy(String written) {
        this.written = written;
    }

    /** As the property {@code suppliedBy} of a field writes it. */
    String written() {
        return written;
    }

    static Optional<SuppliedBy> of(String written) {
        return Arrays.stream(values())
                .filter(who -> who.written.equals(written))
                .findFirst();
    }
}
