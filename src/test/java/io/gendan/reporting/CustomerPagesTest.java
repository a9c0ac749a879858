package io.gendan.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Reminders;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("The pages of customers")
class CustomerPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Reminders reminders;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient database;

    final String mark = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        people.hired();
    }

    @AfterEach
    void the_clock_is_right_again() {
        ClockUtil.reset();
    }

    @Test
    void a_customer_typed_in_is_shown_as_typed_and_only_to_who_may_see_it() {
        var chen = Browser.of(port, "chen");
        var answer = chen.postForm(
                "/customers/new",
                "/customers/new",
                Map.of("name", "<script>alert(1)</script>${7*7} " + mark, "industry", "[[${7*7}]]"));
        assertThat(answer.statusCode()).isEqualTo(302);
        var place = chen.location(answer);
        var page = chen.get(place).body();
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;${7*7} " + mark, "[[${7*7}]]")
                .doesNotContain("<script>", "[[49]]");
        assertThat(chen.get("/customers?q=" + mark).body()).contains("&lt;script&gt;");

        var yang = Browser.of(port, "yang");
        assertThat(yang.get("/customers?q=" + mark).body()).doesNotContain("&lt;script&gt;");
        assertThat(yang.get(place).statusCode()).isEqualTo(404);

        var admin = Browser.of(port, "admin");
        assertThat(admin.get(place).body()).contains("Chen Jing").doesNotContain("[[${7*7}]]");
    }

    @Test
    void a_wrong_form_keeps_what_was_typed_and_says_what_is_wrong() {
        var chen = Browser.of(port, "chen");
        var answer = chen.postForm(
                "/customers/new",
                "/customers/new",
                Map.of("name", "Kept " + mark, "email", "nowhere", "founded", "soon"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("value=\"Kept " + mark + "\"", "value=\"nowhere\"", "value=\"soon\"")
                .contains("is not an e-mail address", "cannot be read as a year");
    }

    @Test
    @DisplayName("CD-02: a contact is recorded on the customer's page; what was typed stays when something is wrong")
    void a_contact_is_recorded_on_the_page() {
        var chen = Browser.of(port, "chen");
        var place = chen.location(chen.postForm("/customers/new", "/customers/new", Map.of("name", "Called " + mark)));
        assertThat(chen.get(place).body()).contains("action=\"" + place + "/contacts\"", "What was said");

        var wrong = chen.postForm(
                place,
                place + "/contacts",
                Map.of(
                        "direction", "INBOUND",
                        "channel", "PHONE",
                        "contactPerson", "Ms. <Qian>",
                        "summary", "",
                        "outcome", "LOST",
                        "competitor", "Heron & Co"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("What was said is missing", "Reason of the loss is missing")
                .contains("value=\"Ms. &lt;Qian&gt;\"", "value=\"Heron &amp; Co\"");

        var right = chen.postForm(
                place,
                place + "/contacts",
                Map.of(
                        "direction", "INBOUND",
                        "channel", "PHONE",
                        "contactPerson", "Ms. Qian",
                        "summary", "Asked for the study",
                        "answerAwaited", "true",
                        "outcome", ""));
        assertThat(right.statusCode()).as(right.body()).isEqualTo(302);
        assertThat(chen.get(place).body()).contains("Asked for the study");
        assertThat(Browser.of(port, "yang")
                        .postForm("/customers", place + "/contacts", Map.of("direction", "INBOUND"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(Browser.of(port, "admin").get(place).body()).doesNotContain("/contacts");
    }

    @Test
    void each_role_has_its_doors() {
        assertThat(Browser.of(port, "chen").get("/customers").body())
                .contains("/camunda/app/tasklist/", "/customers/new", "action=\"/logout\"")
                .doesNotContain("/camunda/app/cockpit/");
        assertThat(Browser.of(port, "wang").get("/customers").body())
                .contains("/camunda/app/tasklist/", "/camunda/app/cockpit/");
        assertThat(Browser.of(port, "admin").get("/customers").body())
                .contains("/camunda/app/cockpit/", "value=\"number\"")
                .doesNotContain("/camunda/app/tasklist/", "value=\"lastContact\"", "value=\"nextStep\"");
        assertThat(Browser.of(port, "admin").get("/customers?sort=lastContact").statusCode())
                .isEqualTo(403);
        var nobody = new Browser(port).get("/customers");
        assertThat(nobody.statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("N-01: a reminder is shown to its person, and the customer's name only to who sees the customer")
    void reminders() {
        var chen = Browser.of(port, "chen");
        var created = chen.postForm("/customers/new", "/customers/new", Map.of("name", "Reminded " + mark));
        var place = chen.location(created);
        var number = new CustomerNumber(place.replaceAll(".*(C-\\d+).*", "$1"));
        // the latest ten are shown, and other stories of the same people play in years to come
        var latest = database.sql("""
                        select greatest(:now, max(given_at)) from reminder where person in ('chen', 'yang')
                        """)
                .param("now", Timestamp.from(Stories.now()))
                .query(Timestamp.class)
                .single();
        ClockUtil.setCurrentTime(latest);
        var due = ZonedDateTime.now(clock).plusDays(1).withHour(9).withMinute(5);
        reminders.give(number, "chen", "meeting", "meeting " + mark, due.toInstant());
        reminders.give(
                number,
                "yang",
                "nextStep",
                "step " + mark,
                due.toLocalDate().atStartOfDay(clock.getZone()).toInstant());

        var nothingElse = "/customers?q=nothing+like+" + mark;
        assertThat(chen.get(nothingElse).body())
                .contains("Reminders", "Meeting ahead", number.value() + " Reminded " + mark)
                .contains(">" + due.toLocalDate() + " 09:05");
        assertThat(Browser.of(port, "yang").get(nothingElse).body())
                .contains("Next step today", ">" + number.value() + "<", ">" + due.toLocalDate() + "<")
                .doesNotContain("Reminded " + mark);
        assertThat(Browser.of(port, "wang").get(nothingElse).body()).doesNotContain(number.value());
    }

    @Test
    void every_page_opens() {
        var wang = Browser.of(port, "wang");
        assertThat(wang.get("/customers?q=nothing+like+" + mark + "&stage=A&owner=-&page=3")
                        .body())
                .contains("No customer fits");
        assertThat(wang.get("/customers/new").body()).contains("Nobody (pool)", "(chen)");
        assertThat(wang.get("/customers/import").body()).contains("Send the file");
        assertThat(wang.get("/customers/C-1").statusCode()).isEqualTo(404);
    }
}
