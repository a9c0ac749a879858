package io.gendan.customer.completeness;

import io.gendan.customer.Customer.Kind;
import io.gendan.customer.dossier.SuppliedBy;
import java.util.Set;

/** What a dossier needs beside the fields of the form: columns, and who is known at the customer (D-03). */
enum CoreItem {
    REACH(SuppliedBy.WEBSITE, Set.of(Kind.ORGANISATION, Kind.PERSON), false),
    INDUSTRY(SuppliedBy.WEBSITE, Set.of(Kind.ORGANISATION), false),
    CITY(SuppliedBy.OWNER, Set.of(Kind.ORGANISATION, Kind.PERSON), false),
    EMPLOYEES(SuppliedBy.REGISTRY, Set.of(Kind.ORGANISATION), false),
    CONTACT_PERSON(SuppliedBy.OWNER, Set.of(Kind.ORGANISATION), false),
    DECISION_MAKER(SuppliedBy.CONTACT_PERSON, Set.of(Kind.ORGANISATION), true),
    REVENUE(SuppliedBy.REGISTRY, Set.of(Kind.ORGANISATION), true),
    FOUNDED(SuppliedBy.REGISTRY, Set.of(Kind.ORGANISATION), true),
    CREDIT_CODE(SuppliedBy.REGISTRY, Set.of(Kind.ORGANISATION), true);

    private final SuppliedBy suppliedBy;
    private final Set<Kind> kinds;
    private final boolean fuller;

    CoreItem(SuppliedBy suppliedBy, Set<Kind> kinds, boolean fuller) {
        this.suppliedBy = suppliedBy;
        this.kinds = kinds;
        this.fuller = fuller;
    }

    SuppliedBy suppliedBy() {
        return suppliedBy;
    }

    Set<Kind> kinds() {
        return kinds;
    }

    /** Whether only the fuller dossiers of key customers need it. */
    boolean fuller() {
        return fuller;
    }
}
