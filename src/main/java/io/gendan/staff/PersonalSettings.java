package io.gendan.staff;

import org.jspecify.annotations.Nullable;

/**
 * How a person is reached outside the program.
 *
 * @param email null for a person without an address
 * @param remindersByMail whether reminders come there, too
 */
public record PersonalSettings(@Nullable String email, boolean remindersByMail) {

    /** Where reminders are sent; null for nowhere. */
    public @Nullable String reminderAddress() {
        return remindersByMail ? email : null;
    }
}
