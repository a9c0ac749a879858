package io.gendan.contact.outbox;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.PublicAddress;
import io.gendan.engine.Words;
import io.gendan.journey.ReminderGiven;
import io.gendan.staff.Addresses;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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

    private static final Locale[] LANGUAGES = {Locale.ENGLISH, Locale.CHINESE};
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

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
                about(reminder, " · ") + ": " + customer,
                text(reminder, customer)));
    }

    private String text(ReminderGiven reminder, String customer) {
        var page = pages.page("/customers/" + reminder.number().value());
        var told = Stream.of(LANGUAGES)
                .map(language -> words.in(
                        language,
                        "mail.reminder.text",
                        words.in(language, "reminder." + reminder.about()),
                        customer,
                        due(reminder)));
        var why = Stream.of(LANGUAGES).map(language -> words.in(language, "mail.reminder.why"));
        return Stream.of(told, page.stream(), Stream.of("--"), why)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n\n"));
    }

    private String about(ReminderGiven reminder, String between) {
        return Stream.of(LANGUAGES)
                .map(language -> words.in(language, "reminder." + reminder.about()))
                .collect(Collectors.joining(between));
    }

    /** The name only to who sees the customer. */
    private String customer(ReminderGiven reminder) {
        var number = reminder.number();
        return sees(reminder.person(), number)
                ? number.value() + " " + customers.require(number).name()
                : number.value();
    }

    private boolean sees(String person, CustomerNumber number) {
        return staff.find(person)
                .filter(reader -> customers.isSeenBy(customers.require(number), reader))
                .isPresent();
    }

    private String due(ReminderGiven reminder) {
        var due = reminder.dueAt().atZone(clock.getZone()).toLocalDateTime();
        return due.toLocalTime().equals(LocalTime.MIDNIGHT) ? due.toLocalDate().toString() : MINUTE.format(due);
    }
}
