package io.gendan.http;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Journeys;
import io.gendan.pipeline.Course;
import io.gendan.staff.Staff;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("D-01, D-02 Whom to reach at a customer, how, and when")
class ContactBookTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    @Autowired
    Course course;

    @Autowired
    Staff staff;

    @Autowired
    Journeys journeys;

    private String number = "";

    @BeforeEach
    void chen_takes_up_a_customer_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T09:00:00+08:00");
        number = cases.pursued("chen");
    }

    @AfterEach
    void the_story_ends() {
        var customer = new CustomerNumber(number);
        if (journeys.latest(customer).orElseThrow().isOpen()) {
            course.release(customer, "The story is told", staff.require("wang"));
        }
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "D-01 A contact person gets a mobile, an e-mail and a label; all of it is on record and comes out again")
    void a_person_with_ways() {
        var wei = add("/persons", Map.of("name", " Wei ", "role", "ALLY"));
        assertThat(wei.path("name").asText()).isEqualTo("Wei");
        var id = wei.path("id").asLong();
        var mobile = add("/ways", Map.of("contactPerson", id, "kind", "PHONE", "value", "138 0013 8000"));
        assertThat(mobile.path("kind").asText()).isEqualTo("MOBILE");
        assertThat(mobile.path("main").asBoolean()).isTrue();
        assertThat(mobile.path("doubtful").asBoolean()).isFalse();
        var second =
                add("/ways", Map.of("contactPerson", id, "kind", "PHONE", "value", "010-6552 9988", "label", "Desk"));
        assertThat(second.path("main").asBoolean()).isFalse();
        add("/ways", Map.of("contactPerson", id, "kind", "EMAIL", "value", "Wei@harbour.cn"));

        var person = as("chen")
                .get("/api/customers/" + number)
                .json()
                .path("contactPersons")
                .get(0);
        assertThat(person.path("phone").asText()).isEqualTo("138 0013 8000");
        assertThat(person.path("email").asText()).isEqualTo("Wei@harbour.cn");
        assertThat(book("liu").status()).isEqualTo(404);

        assertThat(send("PUT", "/ways/" + second.path("id").asLong() + "/main", null)
                        .status())
                .isEqualTo(200);
        assertThat(page(1).path("ways").get(0).path("value").asText()).isEqualTo("010-6552 9988");
        assertThat(record().get(0).path("content").path("bookChange").asText()).isEqualTo("MADE_MAIN");
        assertThat(record()).anySatisfy(entry -> {
            assertThat(entry.path("kind").asText()).isEqualTo("CONTACT_BOOK");
            assertThat(entry.path("content").path("wayLabel").asText()).isEqualTo("Desk");
        });

        assertThat(send("DELETE", "/ways/" + second.path("id").asLong(), null).status())
                .isEqualTo(204);
        assertThat(page(1).path("ways"))
                .extracting(way -> way.path("value").asText())
                .containsExactlyInAnyOrder("138 0013 8000", "Wei@harbour.cn");
        assertThat(send("DELETE", "/persons/" + id, null).status()).isEqualTo(204);
        assertThat(book("chen").json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "D-01 A number that no numbering plan knows is taken with a hint; one that is known already is not taken twice")
    void doubtful_and_double() {
        var odd = add("/ways", Map.of("kind", "PHONE", "value", "12345"));
        assertThat(odd.path("doubtful").asBoolean()).isTrue();
        add("/ways", Map.of("kind", "PHONE", "value", "13800138000"));
        var twice = post("/ways", Map.of("kind", "PHONE", "value", "+86 138-0013-8000"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.code()).isEqualTo("customer.wayKnown");
    }

    @Test
    @DisplayName("D-01 What can't be reached or read is refused, naming the field and the remedy")
    void refusals() {
        refused("/ways", Map.of("kind", "PHONE", "value", "ask at the gate"), "value", "no digits");
        refused("/ways", Map.of("kind", "EMAIL", "value", "wei.at.corp"), "value", "name@company.com");
        refused("/ways", Map.of("kind", "PIGEON", "value", "1"), "kind", "PHONE");
        refused("/ways", Map.of("kind", "WECHAT"), "value", "Fill it in");
        refused("/call-times", Map.of("days", List.of(), "from", "14:00", "to", "16:00"), "days", "at least one");
        refused("/call-times", Map.of("days", List.of("MONDAY"), "from", "16:00", "to", "14:00"), "to", "14:30");
        refused("/call-times", Map.of("days", List.of("MONDAY"), "from", "noon", "to", "14:00"), "from", "14:30");
        refused("/call-times", Map.of("days", List.of("MOONDAY"), "from", "09:00", "to", "14:00"), "days", "MONDAY");
        assertThat(post("/ways", Map.of("contactPerson", 1, "kind", "PHONE", "value", "13800138000"))
                        .code())
                .isEqualTo("customer.contactPersonUnknown");
        add("/persons", Map.of("name", "Wei"));
        assertThat(post("/persons", Map.of("name", "WEI")).code()).isEqualTo("customer.contactPersonThere");
        assertThat(send("DELETE", "/ways/1", null).status()).isEqualTo(404);
        assertThat(as("admin").post(path("/persons"), Map.of("name", "Wei")).status())
                .isIn(403, 404);
    }

    @Test
    @DisplayName(
            "D-01 The next call waits for the hours in which it is preferred, within its window; the brief names them")
    void preferred_hours_are_kept() {
        called();
        // Two working days after Monday 10:59 would be Wednesday 10:59; too late is from Thursday 10:59 on or later.
        var before = story().waitsUntil();
        assertThat(before).isEqualTo(Stories.at("2026-03-04T10:59:00+08:00"));

        var wei = add("/persons", Map.of("name", "Wei")).path("id").asLong();
        var time = add(
                "/call-times",
                Map.of("contactPerson", wei, "days", List.of("TUESDAY", "WEDNESDAY"), "from", "14:00", "to", "16:00"));
        assertThat(story().waitsUntil()).isEqualTo(Stories.at("2026-03-04T14:00:00+08:00"));

        story().waitEnds();
        assertThat(story().task("UserTask_PrepareContact").due()).isEqualTo(Stories.at("2026-03-04T14:00:00+08:00"));
        var row = story().shows("UserTask_PrepareContact", "brief")
                .path("callTimes")
                .get(0);
        assertThat(row.path("who").asText()).isEqualTo("Wei");
        assertThat(row.path("when").asText()).endsWith("14:00–16:00");

        assertThat(send("DELETE", "/call-times/" + time.path("id").asLong(), null)
                        .status())
                .isEqualTo(204);
        assertThat(story().task("UserTask_PrepareContact").due()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "D-01 Hours that the window doesn't reach, or of a visit, move nothing; what the customer itself prefers comes first")
    void hours_that_cannot_be_kept() {
        called();
        var before = story().waitsUntil();
        add("/call-times", Map.of("days", List.of("SUNDAY"), "from", "10:00", "to", "12:00"));
        assertThat(story().waitsUntil()).isEqualTo(before);

        var wei = add("/persons", Map.of("name", "Wei")).path("id").asLong();
        add("/call-times", Map.of("contactPerson", wei, "days", List.of("WEDNESDAY"), "from", "14:00", "to", "16:00"));
        assertThat(story().waitsUntil()).as("the customer's own times hold").isEqualTo(before);
    }

    @Test
    @DisplayName("D-01 The first call's task is due by the end of the preferred hours of its last day")
    void the_first_call() {
        add("/call-times", Map.of("days", List.of("TUESDAY"), "from", "13:00", "to", "15:30"));
        Stories.itIs("2026-03-02T10:00:00+08:00");
        story().completes("chen", "UserTask_ResearchCustomer", research());
        story().timePassesTo(Stories.at("2026-03-03T13:00:00+08:00"));
        assertThat(story().task("UserTask_PrepareContact").due()).isEqualTo(Stories.at("2026-03-03T15:30:00+08:00"));
    }

    @Test
    @DisplayName(
            "D-03 The brief for research and for the next call names what the dossier lacks and who could supply it")
    void the_brief_names_what_is_missing() {
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var research = story().shows("UserTask_ResearchCustomer", "brief").path("dossier");
        assertThat(research.get(0).path("complete").asText()).endsWith(" %");
        assertThat(research).extracting(row -> row.path("missing").asText()).contains("A contact person");
        add("/persons", Map.of("name", "Wei"));
        assertThat(story().shows("UserTask_ResearchCustomer", "brief").path("dossier"))
                .extracting(row -> row.path("missing").asText())
                .doesNotContain("A contact person")
                .isNotEmpty();
    }

    @Test
    @DisplayName("D-03 Page and list show the dossier's state; checking it is on record")
    void pages() {
        var chen = Browser.of(port, "chen");
        assertThat(chen.get("/customers/" + number).body()).contains("How complete the dossier is", "% complete");
        var list = Browser.of(port, "li").get("/dossiers?owner=chen");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("The least complete first");
        assertThat(chen.postForm("/customers/" + number, "/customers/" + number + "/completeness/check", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(as("li").get("/api/dossiers?owner=chen").json().path("total").asInt())
                .isPositive();
        var checked = as("chen").post("/api/customers/" + number + "/completeness/check", null);
        assertThat(checked.json().path("checkedBy").asText()).isEqualTo("chen");
        assertThat(record().get(0).path("kind").asText()).isEqualTo("DOSSIER_CHECKED");
        assertThat(as("liu").get("/api/customers/" + number + "/completeness").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("D-01 The page adds persons, ways and hours; what was typed stays where something is wrong with it")
    void the_page() {
        var chen = Browser.of(port, "chen");
        var page = "/customers/" + number + "/contact-book";
        assertThat(chen.postForm(page, page + "/persons", Map.of("name", "Wei", "role", "ALLY"))
                        .statusCode())
                .isEqualTo(302);
        var id = page(1).path("id").asText();
        var refused = chen.postForm(
                page,
                page + "/ways",
                Map.of("contactPerson", id, "kind", "EMAIL", "value", "wei.at.corp", "label", "Work"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("wei.at.corp", "value=\"Work\"", "is not an e-mail address");
        assertThat(chen.postForm(page, page + "/ways", Map.of("contactPerson", id, "kind", "PHONE", "value", "12345"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen.postForm(
                                page,
                                page + "/call-times",
                                Map.of("contactPerson", id, "days", "MONDAY", "from", "14:00", "to", "16:00"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen.get(page).body())
                .contains("No such number is known in its country", "Mon 14:00–16:00", "Decision-maker");
        assertThat(chen.get("/customers/" + number).body()).contains("Mon 14:00–16:00");
        var way = page(1).path("ways").get(0).path("id").asText();
        assertThat(chen.postForm(page, page + "/ways/" + way + "/remove", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(page(1).path("ways")).isEmpty();
    }

    @Test
    @DisplayName("ST-03 The book of a customer in the pool is closed until somebody takes it up")
    void closed_in_the_pool() {
        add("/ways", Map.of("kind", "PHONE", "value", "13800138000"));
        course.release(new CustomerNumber(number), "Nobody has time", staff.require("wang"));
        assertThat(book("chen").json().path("total").asInt()).isZero();
        assertThat(book("chen").http().body()).doesNotContain("13800138000");
        assertThat(post("/ways", Map.of("kind", "PHONE", "value", "13800138001"))
                        .code())
                .isEqualTo("customer.takeUpFirst");
    }

    private void called() {
        Stories.itIs("2026-03-02T11:00:00+08:00");
        var spoken = new HashMap<>(contactAgain());
        spoken.put("happenedAt", "2026-03-02T10:59:00+08:00");
        story().completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", spoken)
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    private void refused(String what, Map<String, ?> body, String field, String says) {
        var answer = post(what, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("customer.invalid");
        assertThat(answer.json().path("errors")).as(answer.toString()).anySatisfy(error -> {
            assertThat(error.path("field").asText()).isEqualTo(field);
            assertThat(error.path("message").asText()).contains(says);
        });
    }

    private JsonNode add(String what, Map<String, ?> body) {
        var answer = post(what, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private Program.Answer post(String what, Map<String, ?> body) {
        return send("POST", what, body);
    }

    private Program.Answer send(String method, String what, @Nullable Object body) {
        return as("chen").send(method, path(what), body);
    }

    private JsonNode page(int index) {
        return book("chen").json().path("items").get(index);
    }

    private Program.Answer book(String login) {
        return as(login).get(path(""));
    }

    private JsonNode record() {
        return as("chen").get("/api/customers/" + number + "/record").json().path("items");
    }

    private String path(String what) {
        return "/api/customers/" + number + "/contact-book" + what;
    }

    private Stories.Story story() {
        return stories.of(number);
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
