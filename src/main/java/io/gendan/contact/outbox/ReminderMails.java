package io.gendan.contact.outbox;

import io.gendan.customer.Customers;
import io.gendan.engine.Minute;
import io.gendan.engine.PublicAddress;
import io.gendan.engine.Words;
import io.gendan.journey.ReminderGiven;
import io.gendan.staff.Addresses;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.time.LocalTime;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends reminders by e-mail to whoever has an address and wants them there, in the transaction that gives them; in an
 * installation without a mail server people find them in the program only (N-01). Nobody's language is known, so that a
 * mail speaks both.
 */
@Component
class ReminderMails {

    private static final String BETWEEN = "\n\n";

    private final Addresses addresses;
    private final Staff staff;
    private final Customers customers;
    private final Carriers carriers;
    private final Outbox outbox;
    private final PublicAddress pages;
    private final Words words;
    private final Clock clock;

    ReminderMails(
            Addresses addresses,
            Staff staff,
            Customers customers,
            Carriers carriers,
            Outbox outbox,
            PublicAddress pages,
            Words words,
            Clock clock) {
        this.addresses = addresses;
        this.staff = staff;
        this.customers = customers;
        this.carriers = carriers;
        this.outbox = outbox;
        this.pages = pages;
        this.words = words;
        this.clock = clock;
    }

    @EventListener
    void given(ReminderGiven reminder) {
        var address = addresses.of(reminder.person()).reminderAddress();
        if (address == null || !carriers.isReady(Medium.EMAIL)) {
            return;
        }
        var customer = customer(reminder);
        // Of no customer: it is no message to a customer, and when it can't be delivered nobody is reminded of that
        // again.
        outbox.put(new NewMessage(
                "reminder-" + reminder.id(),
                Medium.EMAIL,
                null,
                null,
                address,
                words.inBoth("reminder." + reminder.about(), " · ") + ": " + customer,
                text(reminder, customer)));
    }

    private String text(ReminderGiven reminder, String customer) {
        var page = pages.page("/customers/" + reminder.number().value());
        var told = words.inBoth(
                BETWEEN,
                language -> words.in(
                        language,
                        "mail.reminder.text",
                        words.in(language, "reminder." + reminder.about()),
                        customer,
                        due(reminder)));
        var why = words.inBoth("mail.reminder.why", BETWEEN);
        return Stream.of(Stream.of(told), page.stream(), Stream.of("--", why))
                .flatMap(lines -> lines)
                .collect(Collectors.joining(BETWEEN));
    }

    /** The name only to who sees the customer. */
    private String customer(ReminderGiven reminder) {
        var number = reminder.number().value();
        var customer = customers.require(reminder.number());
        var seen = customers.isSeenBy(customer, staff.require(reminder.person()));
        return seen ? number + " " + customer.name() : number;
    }

    private String due(ReminderGiven reminder) {
        var due = reminder.dueAt().atZone(clock.getZone());
        return due.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? due.toLocalDate().toString()
                : Minute.of(reminder.dueAt(), clock.getZone());
    }
}
