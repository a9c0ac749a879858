package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("The customer's story beside a task")
class TaskStoryTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

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
    @DisplayName("N-02, N-21: who sees the customer sees where it stands and everything on record, in words")
    void who_sees_the_customer_sees_everything() {
        var task = story.task("UserTask_PrepareContact").taskId();
        for (var login : List.of("chen", "li", "zhao", "wang")) {
            var seen = ask(login, task, 0).json();

            assertThat(seen.path("number").asText()).as(login).isEqualTo(number);
            assertThat(seen.path("stage").asText()).isEqualTo("A");
            var standing = seen.path("standing");
            assertThat(standing.path("owner").asText()).isEqualTo("陈静 Chen Jing");
            assertThat(standing.path("windows").path(0).path("allowedFrom").asText())
                    .isEqualTo("2026-03-02 10:00");
            assertThat(standing.path("openWork").path(0).path("what").asText()).isEqualTo("Prepare contact");
            assertThat(standing.path("openWork").path(0).path("who").asText()).isEqualTo("陈静 Chen Jing");
            assertThat(seen.path("items").findValuesAsText("title")).containsExactly("Research", "Taken up");
            assertThat(texts(seen)).contains("Annual report, trade magazine 2/2026");
            assertThat(seen.path("total").asInt()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("A colleague who reviews sees name, stage and the last contacts, and no more")
    void a_reviewer_sees_what_the_task_shows() {
        recorded("They ask for a case of their industry");
        story.completes("chen", "UserTask_PrepareContact", Answers.preparation("EMAIL"));
        var review = story.task("UserTask_ReviewContact").taskId();

        var seen = ask("liu", review, 0).json();

        assertThat(seen.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("name", "stage", "items", "total", "words");
        assertThat(seen.path("items")).hasSize(1);
        assertThat(texts(seen)).contains("They ask for a case of their industry");
        assertThat(seen.toString()).doesNotContain("Annual report", "Consolidating", number);
        assertThat(ask("liu", review, 3).json()).isEqualTo(seen);
    }

    @Test
    @DisplayName("Who has nothing to do with the task, and who asks for none, gets 404")
    void strangers_get_nothing() {
        var task = story.task("UserTask_PrepareContact").taskId();
        for (var login : List.of("liu", "yang", "sun")) {
            var answer = ask(login, task, 0);
            assertThat(answer.status()).as(login).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("task.unknown");
        }
        assertThat(ask("admin", task, 0).status()).as("works on no task at all").isEqualTo(403);
        assertThat(Program.nobody(port).get(path(task, 0)).status()).isEqualTo(401);

        story.completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"));
        assertThat(ask("chen", task, 0).status()).as("done").isEqualTo(404);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(strings = {"none", "%00", "..%2F..%2Fcustomers", "%27%20or%201=1", "%F0%9F%92%A5"})
    void odd_ids_are_not_found(String id) {
        assertThat(ask("chen", id, 0).status()).isIn(400, 404);
    }

    @Test
    @DisplayName("Who has the story already gets nothing, until something is recorded")
    void an_unchanged_story_is_not_sent_again() {
        var task = story.task("UserTask_PrepareContact").taskId();
        var first = ask("chen", task, 0);
        var tag = first.header("ETag");

        var same = as("chen").get(path(task, 0), "If-None-Match", tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.http().body()).isEmpty();

        recorded("News of the plant");
        var changed = as("chen").get(path(task, 0), "If-None-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(texts(changed.json())).contains("News of the plant");
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void the_record_comes_page_by_page_in_the_readers_language() {
        for (int contact = 1; contact <= 21; contact++) {
            recorded("Contact number " + contact);
        }
        var task = story.task("UserTask_PrepareContact").taskId();

        assertThat(ask("chen", task, 0).json().path("items")).hasSize(20);
        var last = ask("chen", task, 1).json();
        assertThat(last.path("items").findValuesAsText("title")).containsExactly("Contact", "Research", "Taken up");
        assertThat(last.path("total").asInt()).isEqualTo(23);
        assertThat(ask("chen", task, 9).json().path("items")).isEmpty();

        var chinese = Browser.of(port, "chen").getJson(path(task, 0), "zh-CN").body();
        assertThat(chinese).contains("负责人", "备案记录", "沟通").doesNotContain("Load more");
    }

    @Test
    @DisplayName("S-01, S-11: a view stays unreadable to the other until both are given, through every door")
    void views_are_sealed_until_both_are_given() {
        meetingIsHeld();
        story.completes("chen", "UserTask_GiveSalespersonView", Answers.salespersonView("DECISION_MAKER"));
        var task = story.task("UserTask_GiveManagerView").taskId();
        var secret = "Wants growth without more staff";

        for (var login : List.of("li", "zhao", "wang")) {
            for (var door : List.of(path(task, 0), "/api/customers/" + number + "/record", "/customers/" + number)) {
                var browser = Browser.of(port, login);
                var answer = door.startsWith("/api") ? browser.getJson(door) : browser.get(door);
                assertThat(answer.body())
                        .as("%s %s", login, door)
                        .contains("Both views are shown as soon as both are given")
                        .doesNotContain(secret);
            }
            for (var door : List.of("/form-variables?deserializeValues=false", "/variables", "/localVariables")) {
                assertThat(Browser.of(port, login)
                                .getJson("/camunda/api/engine/engine/default/task/" + task + door)
                                .body())
                        .as("%s %s", login, door)
                        .doesNotContain(secret);
            }
        }
        assertThat(ask("chen", task, 0).http().body()).contains(secret);
        for (var door : List.of(path(task, 0), "/api/customers/" + number)) {
            assertThat(as("li").get(door).json().findValues("weight"))
                    .as("what everybody weighs, at %s", door)
                    .isEmpty();
        }

        story.completes("li", "UserTask_GiveManagerView", Answers.managerView("DECISION_MAKER"));
        var conclusion = story.task("UserTask_ConcludeSession").taskId();
        for (var login : List.of("chen", "li", "wang")) {
            assertThat(ask(login, conclusion, 0).http().body())
                    .as(login)
                    .contains(secret, "The director calls the owner");
        }
        assertThat(ask("li", conclusion, 0).json().findValues("weight")).isNotEmpty();
    }

    @Test
    @DisplayName("S-01, ST-04: a view stays unreadable while the journey rests between the two")
    void views_stay_sealed_during_a_pause() {
        meetingIsHeld();
        story.completes("chen", "UserTask_GiveSalespersonView", Answers.salespersonView("DECISION_MAKER"));
        var until =
                LocalDate.ofInstant(Stories.now(), ZoneId.of("Asia/Shanghai")).plusDays(5);
        var paused = as("li").post(
                        "/api/customers/" + number + "/journey/pause",
                        Map.of("until", until.toString(), "reason", "A fair"));
        assertThat(paused.status()).as(paused.toString()).isEqualTo(200);

        var record = "/api/customers/" + number + "/record";
        assertThat(as("li").get(record).http().body()).doesNotContain("Wants growth without more staff");
        assertThat(as("chen").get(record).http().body()).contains("Wants growth without more staff");

        story.waitEnds()
                .completes("chen", "UserTask_GiveSalespersonView", Answers.salespersonView("DECISION_MAKER"))
                .completes("li", "UserTask_GiveManagerView", Answers.managerView("DECISION_MAKER"));
        assertThat(as("li").get(record).http().body()).contains("Wants growth without more staff");
    }

    @Test
    @DisplayName("N-02: in Chinese, too, the channel of a contact and that of the next step stand side by side")
    void every_field_is_shown_by_a_label_of_its_own() {
        var contact = new HashMap<>(Answers.contactAgain());
        contact.putAll(Map.of("nextStepOn", "2026-03-12", "nextStepChannel", "VISIT"));
        story.completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contact);
        var debrief = story.task("UserTask_DebriefContact").taskId();

        var chinese =
                Browser.of(port, "chen").getJson(path(debrief, 0), "zh-CN").body();
        assertThat(chinese).contains("\"label\":\"沟通方式\"", "\"label\":\"下次沟通方式\"");
    }

    private void meetingIsHeld() {
        story.completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", Answers.invitationAccepted("A2"))
                .completes("chen", "UserTask_DebriefContact", Answers.debrief())
                .completes("chen", "UserTask_ArrangeMeeting", Answers.arrangement())
                .timePassesTo(Stories.now().plus(Duration.ofDays(7)))
                .completes("chen", "UserTask_HoldMeeting", Answers.notes());
    }

    private void recorded(String summary) {
        var answer = as("chen")
                .post(
                        "/api/customers/" + number + "/interactions",
                        Map.of(
                                "direction", "INBOUND",
                                "contactPerson", "Ms. Qian",
                                "summary", summary,
                                "acknowledgeViolation", true,
                                "reason", "They called"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static List<String> texts(JsonNode story) {
        return story.path("items").findValuesAsText("text");
    }

    private Program.Answer ask(String login, String task, int page) {
        return as(login).get(path(task, page));
    }

    private Program as(String login) {
        return Program.of(port, login);
    }

    private static String path(String task, int page) {
        return "/api/tasks/" + task + "/story?page=" + page;
    }
}
