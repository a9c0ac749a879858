package io.gendan.contact.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.contact.outbox.Carrier.Parcel;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.Reminders;
import io.gendan.staff.Addresses;
import io.gendan.staff.PersonalSettings;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.PostOffice;
import io.gendan.support.Stories;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminders reach people outside the program, too (N-01). */
@GendanTest
class ReminderMailsTest {

    private static final Instant TWO_O_CLOCK = Instant.parse("2026-03-09T06:00:00Z");

    @Autowired
    Reminders reminders;

    @Autowired
    Addresses addresses;

    @Autowired
    Relay relay;

    @Autowired
    PostOffice postOffice;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    private CustomerNumber number = new CustomerNumber("C-000000");

    @BeforeEach
    void chen_has_an_address() {
        people.hired();
        nothing_is_left();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Reminded & Sons", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        addresses.change("chen", new PersonalSettings("chen@gendan.example", true));
        postOffice.opens();
    }

    @AfterEach
    void nothing_is_left() {
        postOffice.closes();
        database.sql("update person set email = null, mail_reminders = true").update();
        // Of the others some have left, or are of a department that is closed between the tests of its own.
        database.sql("update person set active = true where login = 'chen'").update();
        database.sql("delete from outbox_try").update();
        database.sql("delete from outbox_message").update();
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "N-01: a reminder comes by mail, too, once, in both languages, with what it is about and when it is due")
    void reminder_by_mail() {
        reminders.give(number, "chen", "meeting", "meeting 1", TWO_O_CLOCK);
        reminders.give(number, "chen", "meeting", "meeting 1", TWO_O_CLOCK);

        assertThat(mails()).hasSize(1);
        var mail = mails().get(0);
        assertThat(mail.recipient()).isEqualTo("chen@gendan.example");
        assertThat(mail.subject()).isEqualTo("Meeting ahead · 会谈提醒: " + number.value() + " Reminded & Sons");
        assertThat(mail.body())
                .contains("Meeting ahead: " + number.value() + " Reminded & Sons, 2026-03-09 14:00")
                .contains("会谈提醒：" + number.value() + " Reminded & Sons，2026-03-09 14:00");
        assertThat(mail.key()).as("goes into the Message-ID").doesNotContain(" ");
    }

    @Test
    @DisplayName("N-01: who has no address or does not want it finds reminders in the program only")
    void who_does_not_want_mail() {
        addresses.change("chen", new PersonalSettings("chen@gendan.example", false));
        reminders.give(number, "chen", "meeting", "meeting 2", TWO_O_CLOCK);
        reminders.give(number, "li", "meeting", "meeting 2", TWO_O_CLOCK);

        assertThat(mails()).isEmpty();
        assertThat(reminded("chen")).isEqualTo(1);
        assertThat(reminded("li")).isEqualTo(1);
    }

    @Test
    @DisplayName("N-01: nobody gets mail who has left")
    void who_has_left() {
        database.sql("update person set active = false where login = 'chen'").update();
        reminders.give(number, "chen", "meeting", "meeting 3", TWO_O_CLOCK);

        assertThat(mails()).isEmpty();
    }

    @Test
    @DisplayName("N-01: the customer's name leaves the house only to who sees the customer")
    void name_only_to_who_sees_the_customer() {
        addresses.change("yang", new PersonalSettings("yang@gendan.example", true));
        reminders.give(number, "yang", "nextStep", "step 4", Instant.parse("2026-03-03T16:00:00Z"));

        var mail = mails().get(0);
        assertThat(mail.subject() + mail.body()).contains(number.value()).doesNotContain("Reminded");
        assertThat(mail.body()).as("due on a day").contains(number.value() + ", 2026-03-04\n");
    }

    @Test
    @DisplayName("N-01: without a mail server nothing waits to be sent one day")
    void no_mail_server() {
        postOffice.closes();
        reminders.give(number, "chen", "meeting", "meeting 5", TWO_O_CLOCK);
        postOffice.opens();

        assertThat(mails()).isEmpty();
    }

    @Test
    @DisplayName("N-01: what is rolled back reminds nobody, neither here nor by mail")
    void rolled_back() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(begun -> {
                    reminders.give(number, "chen", "meeting", "meeting 6", TWO_O_CLOCK);
                    throw new IllegalStateException("It did not happen");
                }))
                .hasMessage("It did not happen");

        assertThat(mails()).isEmpty();
        assertThat(reminded("chen")).isZero();
    }

    @Test
    @DisplayName(
            "N-01: a mail that can't be delivered brings no further reminder, so that no mail begets mails for ever")
    void undeliverable() {
        postOffice.refuses();
        reminders.give(number, "chen", "meeting", "meeting 7", TWO_O_CLOCK);
        relay.run();
        relay.run();

        assertThat(database.sql("select count(*) from outbox_message")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(reminded("chen")).isEqualTo(1);
    }

    /** How often this person was reminded of this story's customer. */
    private int reminded(String person) {
        return database.sql("select count(*) from reminder where customer_number = ? and person = ?")
                .params(number.value(), person)
                .query(Integer.class)
                .single();
    }

    private List<Parcel> mails() {
        relay.run();
        return postOffice.taken();
    }
}
