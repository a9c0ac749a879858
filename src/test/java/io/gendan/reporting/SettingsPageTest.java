package io.gendan.reporting;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.notHeld;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.contact.outbox.Carriers;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.PublicAddress;
import io.gendan.engine.Words;
import io.gendan.staff.Addresses;
import io.gendan.staff.CalendarFeeds;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.PersonalSettings;
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
    CalendarFeeds feeds;

    @Autowired
    CurrentPerson currentPerson;

    @Autowired
    Carriers carriers;

    @Autowired
    Words words;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void hired() {
        people.hired();
    }

    @AfterEach
    void as_before() {
        database.sql("update person set email = null, mail_reminders = true, active = true")
                .update();
        database.sql("delete from calendar_feed").update();
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-01: everybody sets the own address, and whether reminders come there")
    void own_address() {
        var chen = Browser.of(port, "chen");
        assertThat(chen.get("/me").body()).contains("My settings", "You have no address");

        var saved = chen.postForm("/me", "/me", Map.of("email", " chen@gendan.example ", "remindersByMail", "true"));
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(addresses.of("chen")).isEqualTo(new PersonalSettings("chen@gendan.example", true));
        assertThat(chen.get("/me").body()).contains("value=\"chen@gendan.example\"");

        chen.postForm("/me", "/me", Map.of("email", ""));
        assertThat(addresses.of("chen")).isEqualTo(new PersonalSettings(null, false));
        assertThat(addresses.of("li").email()).as("nobody else's").isNull();
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
                feeds,
                currentPerson,
                carriers,
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
