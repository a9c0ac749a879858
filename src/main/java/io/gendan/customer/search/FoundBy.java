package io.gendan.customer.search;

import java.util.EnumSet;
import java.util.Set;

/** What a customer can be found by; its title stands in the message bundles as {@code search.<kind>}. */
public enum FoundBy {
    NAME,
    OTHER_NAME,
    NUMBER,
    CONTACT_PERSON,
    PHONE,
    EMAIL,
    ADDRESS,
    CREDIT_CODE,
    TAG,
    INDUSTRY,
    CITY,
    WEBSITE,
    DOSSIER,
    OWNER,
    STAGE,
    RECORD;

    /** What administrators find customers by, who see no more of them. */
    static final Set<FoundBy> OUTLINE = EnumSet.of(NAME);

    /**
     * How a customer is reached, or where that may be written: for whom it is masked, who finds nobody by it, not by the
     * whole of it either.
     */
    static final Set<FoundBy> REACH = EnumSet.of(CONTACT_PERSON, PHONE, EMAIL, ADDRESS, DOSSIER);

    /** Where a slip of the pen is forgiven. */
    static final Set<FoundBy> FORGIVING = EnumSet.of(NAME, OTHER_NAME, INDUSTRY, CITY, TAG);

    static String[] names(Set<FoundBy> kinds) {
        return kinds.stream().map(FoundBy::name).toArray(String[]::new);
    }
}
