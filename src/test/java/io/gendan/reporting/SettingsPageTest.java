package io.gendan.reporting;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.notHeld;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.contact.outbox.Carriers;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.PublicAddress;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.Addresses;
import io.gendan.staff.CalendarFeeds;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.OwnAddress;
import io.gendan.staff.PersonalSettings;
import io.gendan.staff.Staff;
import io.gendan.staff.StaffDesk;
import io.gendan.staff.signin.OpenSessions;
import io.gendan.support.Browser;
import io.gendan.support.FirstMeetings;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/** What everybody sets alone, and the calendar that needs no sign-in (N-01, M-07). */
@GendanTest
class SettingsPageTest {

    private static final Pattern ADDRESS = Pattern.compile("http://[^<\"]*(/calendar/[A-Za-z0-9_-]+\\.ics)");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    FirstMeetings firstMeetings;

    @Autowired
    Addresses addresses;

    @Autowired
    OwnAddress own;

    @Autowired
    CalendarFeeds feeds;

    @Autowired
    CurrentPerson currentPerson;

    @Autowired
    Carriers carriers;

    @Autowired
    OpenSessions sessions;

    @Autowired
    Words words;

    @Autowired
    StaffDesk desk;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void hired() {
        people.hired();
    }

    @AfterEach
    void as_before() {
        database.sql("update person set email = null, mail_reminders = true").update();
        // nobody else: whoever left in another story stays away
        database.sql("update person set active = true where login in ('chen', 'huang')")
                .update();
        database.sql("delete from calendar_feed").update();
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-01: everybody sets the own address, and whether reminders come there")
    void own_address() {
        var chen = Browser.of(port, "chen");
        assertThat(chen.get("/me").body()).contains("My settings", "You have no address");

        var saved = chen.postForm(
                "/me",
                "/me",
                Map.of(
                        "email",
                        " chen@gendan.example ",
                        "remindersByMail",
                        "true",
                        "current",
                        People.passwordOf("chen")));
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(addresses.of("chen")).isEqualTo(new PersonalSettings("chen@gendan.example", true));
        assertThat(chen.get("/me").body()).contains("value=\"chen@gendan.example\"");

        chen.postForm("/me", "/me", Map.of("email", "", "current", People.passwordOf("chen")));
        assertThat(addresses.of("chen")).isEqualTo(new PersonalSettings(null, false));
        assertThat(addresses.of("li").email()).as("nobody else's").isNull();
    }

    @Test
    @DisplayName(
            "N-01: whoever sits at somebody else's open session enters no other address, but may leave it as it is")
    void another_address_needs_the_password() {
        addresses.change("chen", new PersonalSettings("chen@gendan.example", true));
        var chen = Browser.of(port, "chen");
        var last = lastEntry();

        for (var password : new String[] {"", "a guess"}) {
            var refused = chen.postForm("/me", "/me", Map.of("email", "eve@gendan.example", "current", password));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .contains(password.isEmpty() ? "needs your current password" : "The current password is wrong")
                    .contains("value=\"eve@gendan.example\"")
                    .doesNotContain("a guess");
        }
        assertThat(addresses.of("chen").email()).isEqualTo("chen@gendan.example");
        assertThat(told(last)).isEmpty();

        assertThat(chen.postForm("/me", "/me", Map.of("email", "chen@gendan.example"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(addresses.of("chen")).isEqualTo(new PersonalSettings("chen@gendan.example", false));
        chen.postForm("/me", "/me", Map.of("email", "c@gendan.example", "current", People.passwordOf("chen")));
        assertThat(told(last)).containsExactly("email chen by chen {\"what\": \"email\"}");
    }

    @Test
    @DisplayName("N-01: five wrong passwords end the sessions, as they do when another password is chosen")
    void guesses_are_counted() {
        var huang = Browser.of(port, "huang");
        try {
            for (int guess = 0; guess < 5; guess++) {
                huang.postForm("/me", "/me", Map.of("email", "eve@gendan.example", "current", "guess " + guess));
            }
            assertThat(huang.location(huang.get("/me"))).isEqualTo("/login");
        } finally {
            database.sql("delete from sign_in_brake").update();
        }
    }

    @Test
    @DisplayName("N-01: the address of whoever comes in by the organisation's sign-in is entered there")
    void address_of_the_organisation() {
        addresses.change("huang", new PersonalSettings("huang@gendan.example", true));
        database.sql("update person set oidc_subject = 'huangs-subject' where login = 'huang'")
                .update();
        try {
            assertThatThrownBy(() -> own.change(
                            "huang", new PersonalSettings("eve@gendan.example", true), People.passwordOf("huang")))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("staff.addressElsewhere"));
            own.change("huang", new PersonalSettings("huang@gendan.example", false), "");
            assertThat(addresses.of("huang")).isEqualTo(new PersonalSettings("huang@gendan.example", false));
        } finally {
            database.sql("update person set oidc_subject = null where login = 'huang'")
                    .update();
        }
    }

    @Test
    @DisplayName("N-01: what is no address is refused by name, and what was typed stays")
    void no_address() {
        var chen = Browser.of(port, "chen");
        for (var wrong : new String[] {"chen", "chen@", "a b@c.example", "x@y.example, z@y.example", "<c@y.example>"}) {
            var answer = chen.postForm("/me", "/me", Map.of("email", wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("is no e-mail address").doesNotContain("<c@");
        }
        assertThat(addresses.of("chen").email()).isNull();
    }

    @Test
    @DisplayName("M-07: a calendar program reads the own meetings without signing in, and nobody else's")
    void own_calendar() throws Exception {
        var number = firstMeetings.agreed("Feeding Rivers");
        var fields = new HashMap<>(arrangement());
        fields.put("agenda", "A secret agenda");
        firstMeetings.of(number).completes("chen", "UserTask_ArrangeMeeting", fields);

        var program = new Browser(port);
        var ours = program.get(calendarOf("wang"));
        assertThat(ours.statusCode()).isEqualTo(200);
        assertThat(ours.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(ours.headers().firstValue("Set-Cookie"))
                .as("nobody is signed in")
                .isEmpty();
        var text = ours.body().replace("\r\n ", "");
        assertThat(text)
                .contains("Feeding Rivers (" + number.value() + ")", "DTSTART:20260309T060000Z", "STATUS:CONFIRMED")
                .contains("Mr. Zhou (owner)", "room Huangshan")
                .doesNotContain("secret agenda");
        List<VEvent> events =
                new CalendarBuilder().build(new StringReader(ours.body())).getComponents(Component.VEVENT);
        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(
                        event.getRequiredProperty(Property.UID).getValue())
                .endsWith("@gendan"));
        assertThat(program.get(calendarOf("yang")).body())
                .as("yang takes no part")
                .doesNotContain(number.value());
    }

    @Test
    @DisplayName("M-07: the owner's calendar shows a meeting from the day it is agreed on until it falls through")
    void agreed_and_fallen_through() {
        var number = firstMeetings.agreed("Feeding Brooks");
        var program = new Browser(port);
        var address = calendarOf("chen");
        assertThat(meeting(program.get(address), number)).contains("STATUS:TENTATIVE");

        firstMeetings.of(number).completes("chen", "UserTask_ArrangeMeeting", arrangement());
        assertThat(meeting(program.get(address), number)).contains("STATUS:CONFIRMED");
        firstMeetings
                .of(number)
                .completes("chen", "UserTask_HoldMeeting", notHeld("CANCELLED", "Their budget is frozen"));
        assertThat(program.get(address).body()).doesNotContain(number.value());
    }

    @Test
    @DisplayName("M-07: a new address makes the old one worthless, as withdrawing does; whoever leaves has none")
    void addresses_end() {
        var program = new Browser(port);
        var first = calendarOf("chen");
        var second = calendarOf("chen");
        assertThat(program.get(first).statusCode()).isEqualTo(404);
        assertThat(program.get(second).statusCode()).isEqualTo(200);
        assertThat(database.sql("select count(*) from calendar_feed where encode(secret_hash, 'escape') like ?")
                        .param("%" + second.substring(10, 30) + "%")
                        .query(Integer.class)
                        .single())
                .as("the secret itself is kept nowhere")
                .isZero();

        database.sql("update person set active = false where login = 'chen'").update();
        assertThat(program.get(second).statusCode()).isEqualTo(404);
        database.sql("update person set active = true where login = 'chen'").update();

        var chen = Browser.of(port, "chen");
        assertThat(chen.get("/me").body()).as("told once").doesNotContain(second);
        chen.postForm("/me", "/me/calendar/withdraw", Map.of());
        assertThat(program.get(second).statusCode()).isEqualTo(404);
        assertThat(chen.get("/me").body()).contains("You have no address.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session_epoch = session_epoch + 1",
                "password_set_at = password_set_at + interval '1 second'",
                "role = 'ACCOUNT_MANAGER'",
                "role = 'ADMIN'"
            })
    @DisplayName("M-07: the address ends as sessions do, and the person is told")
    void ends_as_sessions_do(String change) {
        var program = new Browser(port);
        var address = calendarOf("huang");
        assertThat(program.get(address).statusCode()).isEqualTo(200);

        database.sql("update person set " + change + " where login = 'huang'").update();
        try {
            assertThat(program.get(address).statusCode()).isEqualTo(404);
            assertThat(feeds.stateOf("huang")).isEqualTo(CalendarFeeds.State.ENDED);
            if (!change.contains("ADMIN")) {
                var huang = Browser.of(port, "huang");
                assertThat(huang.get("/me").body()).contains("Your address has ended");
                var again = calendarOf("huang");
                assertThat(program.get(again).statusCode()).isEqualTo(200);
            }
        } finally {
            database.sql("update person set role = 'SALESPERSON' where login = 'huang'")
                    .update();
        }
    }

    @Test
    @DisplayName("M-07: signing out everywhere, and an account switched off and on again, leave no address behind")
    void ends_with_everything() {
        var program = new Browser(port);
        var address = calendarOf("huang");
        var huang = Browser.of(port, "huang");
        huang.postForm("/password", "/password/sign-out", Map.of());
        assertThat(program.get(address).statusCode()).isEqualTo(404);

        var next = calendarOf("huang");
        desk.activate("huang", false, true, staff.require("admin"));
        desk.activate("huang", true, false, staff.require("admin"));
        assertThat(program.get(next).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("M-07: the trail tells that an address was made or withdrawn, and not which")
    void addresses_on_the_trail() {
        var last = lastEntry();
        calendarOf("chen");
        feeds.withdraw("chen");
        feeds.withdraw("chen");
        assertThat(told(last))
                .containsExactly(
                        "calendarMade chen by chen {\"what\": \"calendarMade\"}",
                        "calendarWithdrawn chen by chen {\"what\": \"calendarWithdrawn\"}");
    }

    @Test
    @DisplayName("M-07: who has no meetings has no address")
    void administrators_have_none() {
        var admin = Browser.of(port, "admin");
        assertThat(admin.get("/me").body()).contains("My settings").doesNotContain("/me/calendar");
        assertThat(admin.postForm("/me", "/me/calendar", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("M-07: whoever guesses addresses has to wait, and may try again later")
    void guessing() {
        Stories.itIs("2026-03-05T10:00:00+08:00");
        var address = calendarOf("chen");
        var program = new Browser(port);
        for (int guess = 0; guess < 30; guess++) {
            assertThat(program.get("/calendar/guess" + guess + ".ics").statusCode())
                    .isEqualTo(404);
        }
        var waiting = program.get("/calendar/guess30.ics");
        assertThat(waiting.statusCode()).isEqualTo(429);
        assertThat(waiting.headers().firstValue("Retry-After")).hasValue("600");
        assertThat(program.get(address).statusCode())
                .as("whoever has the right one waits for nobody's guesses")
                .isEqualTo(200);

        Stories.itIs(Stories.now().plus(Duration.ofMinutes(11)).toString());
        assertThat(program.get("/calendar/guess31.ics").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("M-07: the calendar's address begins as links in mails do, however the page was reached")
    void address_for_people() {
        var page = new SettingsPage(
                addresses,
                own,
                feeds,
                currentPerson,
                carriers,
                sessions,
                words,
                new PublicAddress(URI.create("https://gendan.example.com/")));
        var told = new RedirectAttributesModelMap();
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("chen", null, List.of()));
        try {
            page.renew(told);
        } finally {
            SecurityContextHolder.clearContext();
        }
        assertThat(String.valueOf(told.getFlashAttributes().get("calendarAddress")))
                .startsWith("https://gendan.example.com/calendar/");
    }

    @Test
    @DisplayName("The settings are for who is signed in; other addresses below /calendar are none")
    void doors() {
        var stranger = new Browser(port);
        assertThat(stranger.get("/me").statusCode()).isEqualTo(302);
        assertThat(stranger.get("/calendar").statusCode()).isEqualTo(302);
        assertThat(stranger.get("/calendar/a/b.ics").statusCode()).isEqualTo(302);
    }

    private long lastEntry() {
        return database.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
    }

    /** What the trail tells of people since then. */
    private List<String> told(long last) {
        return database.sql("select (details ->> 'what') || ' ' || subject || ' by ' || actor || ' ' || details"
                        + " from audit_entry where id > ? and kind = 'PERSON_CHANGED' order by id")
                .param(last)
                .query(String.class)
                .list();
    }

    private String calendarOf(String login) {
        var browser = Browser.of(port, login);
        browser.postForm("/me", "/me/calendar", Map.of());
        var told = ADDRESS.matcher(browser.get("/me").body());
        assertThat(told.find()).isTrue();
        return told.group(1);
    }

    /** The lines of this customer's entry. */
    private static String meeting(HttpResponse<String> calendar, CustomerNumber number) {
        for (var event : calendar.body().replace("\r\n ", "").split("BEGIN:VEVENT")) {
            if (event.contains(number.value())) {
                return event;
            }
        }
        throw new AssertionError(number.value() + " is not in " + calendar.body());
    }
}
