package io.gendan.contact.message;

import io.gendan.contact.outbox.Medium;
import io.gendan.customer.ContactPerson;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where messages go: to the contact person, else to the customer's own address or number. */
@Component
class Recipients {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()/-]{4,28}");

    private final Customers customers;
    private final ContactPersons contactPersons;

    Recipients(Customers customers, ContactPersons contactPersons) {
        this.customers = customers;
        this.contactPersons = contactPersons;
    }

    /** As far as it is on record; null for unknown. */
    @Nullable
    String known(CustomerNumber number, Medium medium, @Nullable String contactPerson) {
        var persons = contactPersons.of(number).stream()
                .filter(person -> person.name().equalsIgnoreCase(contactPerson == null ? "" : contactPerson.strip()))
                .findFirst();
        var own = persons.map(person -> of(person, medium)).orElse(null);
        var customer = customers.require(number);
        return own != null ? own : medium == Medium.EMAIL ? customer.email() : customer.phone();
    }

    /** Whether this is one address or number that a message may go to. */
    static boolean isFit(Medium medium, String recipient) {
        if (medium != Medium.EMAIL) {
            return NUMBER.matcher(recipient.strip()).matches();
        }
        try {
            var address = new InternetAddress(recipient.strip(), true);
            return address.getAddress().indexOf('@') > 0 && recipient.lines().count() == 1;
        } catch (AddressException wrong) {
            return false;
        }
    }

    private static @Nullable String of(ContactPerson person, Medium medium) {
        return medium == Medium.EMAIL ? person.email() : person.phone();
    }
}
