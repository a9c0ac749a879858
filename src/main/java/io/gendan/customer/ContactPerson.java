package io.gendan.customer;

import org.jspecify.annotations.Nullable;

/**
 * A person on the customer's side.
 *
 * @param weight share in the customer's decision, in percent
 */
public record ContactPerson(
        String name,
        @Nullable ContactRole role,
        @Nullable Integer weight,
        @Nullable String phone,
        @Nullable String email) {

    /** The same person as somebody may read it who may not read every text. */
    public ContactPerson readAs(MaskedText text) {
        return text.isOpen()
                ? this
                : new ContactPerson(
                        MaskedText.name(name),
                        role,
                        weight,
                        phone == null ? null : MaskedText.phone(phone),
                        email == null ? null : MaskedText.email(email));
    }

    /** The same person without the share in the decision. */
    public ContactPerson withoutWeight() {
        return new ContactPerson(name, role, null, phone, email);
    }
}
