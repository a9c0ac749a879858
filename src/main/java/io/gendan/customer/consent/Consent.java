package io.gendan.customer.consent;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has agreed to, or on what other ground we may do it.
 *
 * @param contactPerson id of the person on the customer's side; null for the customer itself
 * @param person that person's name
 * @param givenOn day in the company's time zone
 * @param how such as "signed form of 3 March"
 * @param notedBy login
 * @param withdrawnOn null while it holds
 */
public record Consent(
        long id,
        @Nullable Long contactPerson,
        @Nullable String person,
        Purpose purpose,
        Basis basis,
        LocalDate givenOn,
        String how,
        String notedBy,
        @Nullable LocalDate withdrawnOn,
        @Nullable String withdrawnHow,
        @Nullable String withdrawnNotedBy) {

    /** What for. */
    public enum Purpose {
        /** Being called, visited and written to. */
        CONTACT,
        /** News that nobody asked for. */
        NEWS,
        /** Being told of as an example. */
        EXAMPLE
    }

    /** On what ground. */
    public enum Basis {
        CONSENT,
        CONTRACT,
        LEGITIMATE_INTEREST
    }
}
