package io.gendan.meeting.calendar;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.moved;
import static io.gendan.support.Answers.notHeld;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.contact.outbox.CalendarPart.Method;
import io.gendan.contact.outbox.Carrier.Parcel;
import io.gendan.contact.outbox.MailSettings;
import io.gendan.contact.outbox.MailSettings.Tls;
import io.gendan.contact.outbox.Relay;
import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.BulkHandOvers;
import io.gendan.pipeline.Course;
import io.gendan.staff.Addresses;
import io.gendan.staff.PersonalSettings;
import io.gendan.staff.Staff;
import io.gendan.support.FirstMeetings;
import io.gendan.support.GendanTest;
import io.gendan.support.PostOffice;
import io.gendan.support.Stories.Story;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our participants get a meeting for their calendars, and hear there what becomes of it (M-07). */
@GendanTest
class MeetingInvitationsTest {

    private static final String ARRANGE = "UserTask_ArrangeMeeting";
    private static final String HOLD = "UserTask_HoldMeeting";
    private static final String NEW_TIME = "2026-03-17T10:00:00+08:00";

    @Autowired
    FirstMeetings firstMeetings;

    @Autowired
    CalendarMeetings meetings;

    @Autowired
    MeetingWords words;

    @Autowired
    Clock clock;

    @Autowired
    Addresses addresses;

    @Autowired
    PostOffice postOffice;

    @Autowired
    Relay relay;

    @Autowired
    Staff staff;

    @Autowired
    Course course;

    @Autowired
    BulkHandOvers handOvers;

    @Autowired
    JdbcClient database;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void a_meeting_is_agreed_and_chen_and_li_have_addresses() {
        nobody_has_an_address();
        number = firstMeetings.agreed("Rivertown; Seals, Valves");
        story = firstMeetings.of(number);
        addresses.change("chen", new PersonalSettings("chen@gendan.example", false));
        addresses.change("li", new PersonalSettings("li@gendan.example", false));
        postOffice.opens();
    }

    @AfterEach
    void nobody_has_an_address() {
        postOffice.closes();
        database.sql("update person set email = null, mail_reminders = true").update();
        database.sql("delete from outbox_try").update();
        database.sql("delete from outbox_message").update();
        ClockUtil.reset();
    }

    @Test
    @DisplayName("M-07: who takes part and has an address gets the meeting for the calendar, in time and place")
    void invitation() {
        story.completes("chen", ARRANGE, arrangement());

        var mails = mails();
        assertThat(mails)
                .extracting(Parcel::recipient)
                .containsExactlyInAnyOrder("chen@gendan.example", "li@gendan.example");
        var mail = to("li@gendan.example", mails);
        assertThat(mail.subject())
                .contains("Invitation to a meeting", "会谈邀请", "Rivertown; Seals, Valves", "2026-03-09 14:00");
        assertThat(mail.body()).contains("Our office, room Huangshan", "Mr. Zhou (owner), Ms. Qian", "李伟 Li Wei");
        var calendar = calendar(mail);
        assertThat(value(calendar, Property.METHOD)).isEqualTo("REQUEST");
        var event = event(calendar);
        assertThat(value(event, Property.DTSTART)).isEqualTo("20260309T060000Z");
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(event, Property.LOCATION)).isEqualTo("Our office, room Huangshan");
        assertThat(value(event, Property.SUMMARY)).contains("Rivertown; Seals, Valves (" + number.value() + ")");
        List<Property> attendees = event.getProperties(Property.ATTENDEE);
        assertThat(attendees)
                .extracting(attendee -> attendee.getValue())
                .containsExactlyInAnyOrder("mailto:chen@gendan.example", "mailto:li@gendan.example");
    }

    @Test
    @DisplayName("M-07: the invitation comes from the address that all mails come from")
    void organizer() throws Exception {
        story.completes("chen", ARRANGE, arrangement());
        var id = database.sql("select id from meeting where customer_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
        var sales = new MailSettings("mail.example", 587, null, null, "销售 Sales <sales@gendan.example>", Tls.STARTTLS);
        var part = new CalendarFiles(words, sales, clock)
                .part(meetings.require(id), Method.REQUEST, List.of("chen@gendan.example"));

        var event = event(new CalendarBuilder().build(new StringReader(part.text())));
        assertThat(value(event, Property.ORGANIZER)).isEqualTo("mailto:sales@gendan.example");
    }

    @Test
    @DisplayName("M-07: of what is talked about the calendar says nothing")
    void nothing_confidential() {
        var fields = new HashMap<>(arrangement());
        fields.put("agenda", "First the fees, then the owner's worry");
        story.completes("chen", ARRANGE, fields);

        assertThat(mails())
                .allSatisfy(mail -> assertThat(mail.body() + text(mail)).doesNotContain("worry", "fees"));
    }

    @Test
    @DisplayName("M-07: a meeting that moves is the same entry with a higher number")
    void moved_meeting() {
        story.completes("chen", ARRANGE, arrangement());
        var before = event(calendar(to("li@gendan.example", mails())));
        postOffice.opens();
        story.completes("chen", HOLD, moved(NEW_TIME, "The owner is abroad"));

        var mails = mails();
        assertThat(mails).hasSize(2);
        var calendar = calendar(to("li@gendan.example", mails));
        assertThat(value(calendar, Property.METHOD)).isEqualTo("REQUEST");
        var after = event(calendar);
        assertThat(value(after, Property.DTSTART)).isEqualTo("20260317T020000Z");
        assertThat(value(after, Property.UID)).isEqualTo(value(before, Property.UID));
        assertThat(sequence(after)).isGreaterThan(sequence(before));
        assertThat(mails.get(0).subject()).contains("Meeting changed", "会谈变更");
    }

    @Test
    @DisplayName("M-07: with another address the entry goes from the old calendar into the new one")
    void another_address() {
        story.completes("chen", ARRANGE, arrangement());
        mails();
        postOffice.opens();
        addresses.change("li", new PersonalSettings("li@elsewhere.example", false));
        story.completes("chen", HOLD, moved(NEW_TIME, "The owner is abroad"));

        var mails = mails();
        assertThat(value(calendar(to("li@gendan.example", mails)), Property.METHOD))
                .isEqualTo("CANCEL");
        assertThat(value(calendar(to("li@elsewhere.example", mails)), Property.METHOD))
                .isEqualTo("REQUEST");
        assertThat(mails).hasSize(3);
    }

    @Test
    @DisplayName("M-07: a meeting that is called off is taken out of the calendars")
    void called_off() {
        story.completes("chen", ARRANGE, arrangement());
        var before = event(calendar(to("li@gendan.example", mails())));
        postOffice.opens();
        story.completes("chen", HOLD, notHeld("CANCELLED", "Their budget is frozen"));

        var mails = mails();
        assertThat(mails).hasSize(2);
        var calendar = calendar(to("li@gendan.example", mails));
        assertThat(value(calendar, Property.METHOD)).isEqualTo("CANCEL");
        var event = event(calendar);
        assertThat(value(event, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(event, Property.UID)).isEqualTo(value(before, Property.UID));
        assertThat(sequence(event)).isGreaterThan(sequence(before));
        assertThat(to("li@gendan.example", mails).body()).doesNotContain("frozen");
    }

    @Test
    @DisplayName("ST-04: a meeting that goes with its journey's turn is taken out of the calendars")
    void dropped_with_its_journey() {
        story.completes("chen", ARRANGE, arrangement());
        mails();
        postOffice.opens();
        course.redirect(number, "A", "They begin anew", staff.require("wang"));

        assertThat(mails()).hasSize(2).allSatisfy(mail -> assertThat(value(calendar(mail), Property.METHOD))
                .isEqualTo("CANCEL"));
    }

    @Test
    @DisplayName("M-07: a meeting to which nobody came has been: no calendar is told")
    void no_show() {
        story.completes("chen", ARRANGE, arrangement());
        mails();
        postOffice.opens();
        story.timePassesTo(Instant.parse(FirstMeetings.BEGINS));
        story.completes("chen", HOLD, notHeld("NO_SHOW", "We waited for an hour"));

        assertThat(mails()).isEmpty();
    }

    @Test
    @DisplayName("M-07: without a mail server nothing waits to be sent one day")
    void no_mail_server() {
        postOffice.closes();
        story.completes("chen", ARRANGE, arrangement());

        assertThat(database.sql("select count(*) from outbox_message")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("M-07: a refused arrangement invites nobody")
    void refused_arrangement() {
        var fields = new HashMap<>(arrangement());
        fields.put("venue", "AWAY");
        try {
            story.completes("chen", ARRANGE, fields);
        } catch (RuntimeException refused) {
            assertThat(refused).hasMessageContaining("our place");
        }
        assertThat(story.openTasks()).containsExactly(ARRANGE);
        assertThat(mails()).isEmpty();
    }

    @Test
    @DisplayName("M-07, A-06: with the customer the meeting goes from the old owner's calendar into the new one's")
    void handed_over() {
        var fields = new HashMap<>(arrangement());
        fields.put("leadNegotiator", "chen");
        story.completes("chen", ARRANGE, fields);
        var sent = mails();
        course.offerHandOver(number, "yang", "She knows the plant", staff.require("wang"));
        addresses.change("yang", new PersonalSettings("yang@gendan.example", false));
        postOffice.opens();
        story.completes("yang", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));

        assertThat(sent).hasSize(2);
        passedOnToYang();
        assertThat(meetings.of("yang"))
                .filteredOn(meeting -> meeting.customerNumber().equals(number.value()))
                .extracting(CalendarMeeting::lead)
                .containsExactly(staff.require("yang").name());
    }

    @Test
    @DisplayName("M-07, A-06: the same when all customers of a leaver are handed over")
    void handed_over_with_others() {
        story.completes("chen", ARRANGE, arrangement());
        mails();
        addresses.change("yang", new PersonalSettings("yang@gendan.example", false));
        postOffice.opens();
        handOvers.ask(
                "chen",
                Map.of("customers", Map.of(number.value(), "yang"), "reason", "Moves to Xi'an"),
                staff.require("wang"));

        passedOnToYang();
    }

    private void passedOnToYang() {
        var mails = mails();
        assertThat(mails).hasSize(3);
        assertThat(value(calendar(to("chen@gendan.example", mails)), Property.METHOD))
                .isEqualTo("CANCEL");
        var invitation = to("yang@gendan.example", mails);
        assertThat(value(calendar(invitation), Property.METHOD)).isEqualTo("REQUEST");
        assertThat(invitation.subject()).contains("Invitation to a meeting");
        assertThat(meetings.of("chen"))
                .extracting(CalendarMeeting::customerNumber)
                .doesNotContain(number.value());
        assertThat(story.task(HOLD).assignee()).isEqualTo("yang");
    }

    private List<Parcel> mails() {
        relay.run();
        return postOffice.taken();
    }

    private static Parcel to(String address, List<Parcel> mails) {
        return mails.stream()
                .filter(mail -> mail.recipient().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Parcel mail) {
        return Objects.requireNonNull(mail.calendar()).text();
    }

    private static Calendar calendar(Parcel mail) {
        try {
            return new CalendarBuilder().build(new StringReader(text(mail)));
        } catch (Exception unreadable) {
            throw new AssertionError(text(mail), unreadable);
        }
    }

    private static VEvent event(Calendar calendar) {
        return (VEvent) calendar.getComponents().get(0);
    }

    private static int sequence(VEvent event) {
        return Integer.parseInt(value(event, Property.SEQUENCE));
    }

    private static String value(net.fortuna.ical4j.model.PropertyContainer container, String property) {
        return container.getRequiredProperty(property).getValue();
    }
}
