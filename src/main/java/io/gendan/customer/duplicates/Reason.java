package io.gendan.customer.duplicates;

/** Why two customers may be the same; its words stand in the bundle as {@code duplicates.reason.<name>}. */
public enum Reason {
    CREDIT_CODE,
    SAME_NAME,
    SIMILAR_NAME,
    PHONE,
    EMAIL,
    WEBSITE,
    /** A person said so. */
    PROPOSED
}
