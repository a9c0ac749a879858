package io.gendan.contact.process;

import io.gendan.customer.ContactPerson;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.FormFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a contact made known at the customer: who was spoken to, and whom we heard of or met for the first time. */
@Component
class PeopleMet {

    private static final String NEW = "newContactPersons";

    private final ContactPersons contactPersons;

    PeopleMet(ContactPersons contactPersons) {
        this.contactPersons = contactPersons;
    }

    void known(CustomerNumber number, FormFields form) {
        contactPersons.known(
                number, form.text("contactPerson"), ContactRole.valueOf(form.text("contactPersonRole")), null);
        if (form.asks(NEW)) {
            form.rows(NEW).forEach(row -> met(number, row));
        }
    }

    private void met(CustomerNumber number, Map<String, Object> row) {
        var name = text(row, "name");
        if (name != null) {
            var role = text(row, "role");
            contactPersons.met(
                    number,
                    new ContactPerson(
                            name,
                            role == null ? null : ContactRole.valueOf(role),
                            null,
                            text(row, "phone"),
                            text(row, "email")));
        }
    }

    private static @Nullable String text(Map<String, Object> row, String key) {
        return row.get(key) instanceof String text && !text.isBlank() ? text.strip() : null;
    }
}
