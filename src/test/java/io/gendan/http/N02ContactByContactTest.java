package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Statements;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("N-02 Contact by contact: the customer's attitude, its feedback, our follow-up")
class N02ContactByContactTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient database;

    private String number = "";
    private Story story;

    @BeforeEach
    void chen_pursues_a_customer() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = cases.pursued("chen");
        story = stories.of(number).completes("chen", "UserTask_ResearchCustomer", Answers.research());
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-02: each contact tells attitude, feedback, what was agreed after it, and the contact that followed")
    void each_contact_tells_what_followed() {
        var agreed = new HashMap<>(Answers.contactAgain());
        agreed.putAll(
                Map.of("nextStepOn", "2026-03-12", "nextStepChannel", "VISIT", "nextStepContent", "The study by hand"));
        story.completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", agreed)
                .completes("chen", "UserTask_DebriefContact", Answers.debrief());
        Stories.itIs("2026-03-04T11:00:00+08:00");
        called("REFUSING", "Do not call before the fair");

        var items = ask("chen", "").path("items");
        assertThat(items).hasSize(2);
        var call = items.path(0);
        assertThat(call.path("attitude").asText()).isEqualTo("REFUSING");
        assertThat(call.path("feedback").asText()).isEqualTo("Do not call before the fair");
        assertThat(call.path("direction").asText()).isEqualTo("INBOUND");
        assertThat(call.has("next")).isFalse();
        var first = items.path(1);
        assertThat(first.path("attitude").asText()).isEqualTo("INTERESTED");
        assertThat(first.path("openQuestion").asText()).isEqualTo("How long until it pays?");
        assertThat(first.path("followUp").path("on").asText()).isEqualTo("2026-03-12");
        assertThat(first.path("followUp").path("content").asText()).isEqualTo("The study by hand");
        assertThat(first.path("next").path("author").asText()).isEqualTo("chen");
        assertThat(first.path("next").path("at").asText()).isEqualTo("2026-03-04T03:00:00Z");

        var page =
                Browser.of(port, "chen").get("/customers/" + number + "/story").body();
        assertThat(page)
                .contains("Refusing", "Do not call before the fair", "The study by hand")
                .contains("Agreed: 陈静 Chen Jing on 2026-03-12")
                .contains("Next contact: 2026-03-04");
    }

    @Test
    @DisplayName(
            "N-02: contacts are filtered by attitude, channel, person, days and open questions; what is no filter is refused")
    void contacts_are_filtered() {
        story.completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", Answers.contactAgain())
                .completes("chen", "UserTask_DebriefContact", Answers.debrief());
        Stories.itIs("2026-03-04T11:00:00+08:00");
        called("REFUSING", "Not now");

        assertThat(summaries("?attitude=REFUSING")).containsExactly("They called");
        assertThat(summaries("?attitude=KEEN")).isEmpty();
        assertThat(summaries("?open=true")).hasSize(1).doesNotContain("They called");
        assertThat(summaries("?from=2026-03-03")).containsExactly("They called");
        assertThat(summaries("?to=2026-03-03")).hasSize(1).doesNotContain("They called");
        assertThat(summaries("?from=2026-03-04&to=2026-03-04&channel=PHONE&by=chen"))
                .containsExactly("They called");
        assertThat(summaries("?channel=VISIT")).isEmpty();
        assertThat(summaries("?by=li")).isEmpty();
        assertThat(summaries("?page=1")).isEmpty();
        assertThat(ask("chen", "?page=1").path("total").asInt()).isEqualTo(2);
        for (var wrong : List.of("?attitude=HAPPY", "?channel=DRUM", "?from=soon", "?page=x")) {
            assertThat(as("chen").get(path(wrong)).status()).as(wrong).isEqualTo(400);
        }
        assertThat(Browser.of(port, "chen")
                        .get("/customers/" + number + "/story?attitude=REFUSING&channel=&from=&to=")
                        .body())
                .contains("They called")
                .doesNotContain("How long until it pays?");
    }

    @Test
    @DisplayName("N-02: whoever leads the owner reads the story; for strangers and administrators there is none")
    void strangers_read_nothing() {
        for (var login : List.of("li", "zhao", "wang")) {
            assertThat(as(login).get(path("")).status()).as(login).isEqualTo(200);
        }
        for (var login : List.of("liu", "yang", "sun", "admin")) {
            assertThat(as(login).get(path("")).code()).as(login).isEqualTo("customer.unknown");
            assertThat(as(login)
                            .get("/api/customers/" + number + "/decision-map")
                            .status())
                    .as(login)
                    .isEqualTo(404);
            var browser = Browser.of(port, login);
            for (var page : List.of("/story", "/print")) {
                assertThat(browser.get("/customers/" + number + page).statusCode())
                        .as(login + page)
                        .isEqualTo(404);
            }
        }
        assertThat(Program.nobody(port).get(path("")).status()).isEqualTo(401);
        assertThat(as("chen").get("/api/customers/C-999999/story").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("N-02: with 500 contacts page, tab and story ask the database no more often than with one")
    void statements_do_not_grow_with_contacts() throws Exception {
        called("NEUTRAL", "One");
        var task = story.task("UserTask_PrepareContact").taskId();
        var doors = List.of(
                "/customers/" + number,
                "/customers/" + number + "/story",
                "/customers/" + number + "/print",
                "/api/tasks/" + task + "/story");
        var chen = Browser.of(port, "chen");
        var few = doors.stream().map(door -> statements(chen, door)).toList();
        contactsBefore(500);

        for (int door = 0; door < doors.size(); door++) {
            assertThat(statements(chen, doors.get(door)))
                    .as(doors.get(door))
                    .isPositive()
                    .isLessThanOrEqualTo(few.get(door) + 2);
        }
        assertThat(chen.get("/customers/" + number).body()).contains("All 501 contacts", "Older entries");
        assertThat(chen.get("/customers/" + number + "?part=25").body()).contains("Taken up", "Newer entries");
        assertThat(chen.get("/customers/" + number + "/print").body())
                .contains("Contact number 1 ", "Contact number 500 ");
        assertThat(chen.get("/customers/" + number + "/story?page=10").body()).contains("Contact number 1 ");
    }

    private static int statements(Browser browser, String door) {
        try {
            return Statements.during(() -> {
                var answer = door.startsWith("/api") ? browser.getJson(door) : browser.get(door);
                assertThat(answer.statusCode()).as(door).isEqualTo(200);
                return answer;
            });
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** Contacts of the weeks before, as an import would bring them in. */
    private void contactsBefore(int many) {
        database.sql("""
                        with entry as (
                            insert into record_entry (customer_number, journey_id, kind, stage, author, happened_at,
                                                      recorded_at, content)
                            select :number, (select max(id) from journey where customer_number = :number), 'CONTACT', 'A',
                                   'chen', now - (:many - n) * interval '2 hours', now,
                                   jsonb_build_object('summary', 'Contact number ' || n || ' of them')
                            from generate_series(1, :many) n,
                                 (select opened_at - interval '1 day' now from journey where customer_number = :number) j
                            returning id, happened_at, content)
                        insert into interaction (entry_id, customer_number, kind, channel, direction, happened_at, summary,
                                                 attitude)
                        select id, :number, 'REMOTE', 'PHONE', 'INBOUND', happened_at, content ->> 'summary',
                               (array['KEEN', 'INTERESTED', 'NEUTRAL', 'RESERVED', 'REFUSING'])[1 + id % 5] from entry
                        """).param("number", number).param("many", many).update();
    }

    private void called(String attitude, String feedback) {
        var answer = as("chen")
                .post(
                        "/api/customers/" + number + "/interactions",
                        Map.of(
                                "direction", "INBOUND",
                                "contactPerson", "Ms. Qian",
                                "summary", "They called",
                                "attitude", attitude,
                                "feedback", feedback));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private List<String> summaries(String filter) {
        return ask("chen", filter).path("items").findValuesAsText("summary");
    }

    private JsonNode ask(String login, String filter) {
        var answer = as(login).get(path(filter));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private Program as(String login) {
        return Program.of(port, login);
    }

    private String path(String filter) {
        return "/api/customers/" + number + "/story" + filter;
    }
}
