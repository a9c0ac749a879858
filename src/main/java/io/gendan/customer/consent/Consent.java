package io.gendan.customer.consent;

import java.time.LocalDate;
import java.util.List;
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
        /** Being called, visited and written to: once withdrawn, a contact is a violation, and no message leaves. */
        CONTACT,
        /** Being told of as an example: cases name only who agrees. */
        EXAMPLE,
        /** News that nobody asked for: decided nothing, is noted no more, and stays to be read where it was. */
        NEWS;

        /** Those that decide something, and can be noted. */
        public static List<Purpose> offered() {
            return List.of(CONTACT, EXAMPLE);
        }
    }

    /** On what ground. */
    public enum Basis {
        CONSENT,
        CONTRACT,
        LEGITIMATE_INTEREST
    }
}
