package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.http.Program.Answer;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How an outside program turns a journey aside, and what it is told when it can't. */
@GendanTest
@DisplayName("The ways of a journey over HTTP")
class CourseOverHttpTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    private String number = "";

    @BeforeEach
    void chen_has_a_customer() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = cases.pursued("chen");
    }

    @AfterEach
    void the_clock_runs_again() {
        as("wang").post(journey("release"), Map.of("reason", "The test is over"));
        ClockUtil.reset();
    }

    @Test
    @DisplayName("ST-01: redirected by the manager, the customer is answered in its new stage")
    void redirects() {
        var answer = as("li").post(journey("redirect"), Map.of("stage", "B1", "reason", "They called"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("stage").asText()).isEqualTo("B1");
        assertThat(answer.json().path("openWork").findValuesAsText("key")).containsExactly("UserTask_ArrangeMeeting");
        isProblem(
                as("chen").post(journey("redirect"), Map.of("stage", "A", "reason", "Back")),
                403,
                "journey.redirectedByLeaders");
        isProblem(as("sun").post(journey("redirect"), Map.of("stage", "A", "reason", "Back")), 404, "customer.unknown");
    }

    @Test
    @DisplayName("ST-04: paused until a day, shown so, and resumed")
    void pauses_and_resumes() {
        var paused = as("chen").post(journey("pause"), Map.of("until", "2026-03-20", "reason", "Their fair"));

        assertThat(paused.status()).as(paused.toString()).isEqualTo(200);
        assertThat(paused.json().path("pausedUntil").asText()).isEqualTo("2026-03-20");
        assertThat(paused.json().path("waiting").path("for").asText()).isEqualTo("Paused");
        isProblem(
                as("chen").post(journey("pause"), Map.of("until", "2026-03-21", "reason", "Longer")),
                409,
                "journey.pausedAlready");

        assertThat(as("chen").post(journey("resume"), null).status()).isEqualTo(200);
        isProblem(as("chen").post(journey("resume"), Map.of()), 409, "journey.notPaused");
        assertThat(view("chen").has("pausedUntil")).isFalse();
    }

    @Test
    @DisplayName("A-06: offered to a colleague, shown so, accepted")
    void hands_over() {
        var offered = as("chen").post(journey("hand-over"), Map.of("to", "liu", "reason", "Her dialect"));

        assertThat(offered.status()).as(offered.toString()).isEqualTo(200);
        assertThat(offered.json().path("handOver").toString())
                .isEqualTo("{\"to\":\"liu\",\"by\":\"chen\",\"reason\":\"Her dialect\",\"owner\":\"chen\"}");
        isProblem(as("li").post(journey("hand-over"), Map.of("to", "li", "reason", "Me")), 409, "journey.handOverOpen");
        stories.of(number).completes("liu", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));
        assertThat(view("liu").path("owner").asText()).isEqualTo("liu");
        assertThat(view("liu").has("handOver")).isFalse();
        isProblem(as("chen").get("/api/customers/" + number), 404, "customer.unknown");
    }

    @Test
    @DisplayName("A-06: help is asked once at a time")
    void asks_for_help() {
        assertThat(as("chen")
                        .post(journey("help"), Map.of("question", "Who opens the door?"))
                        .status())
                .isEqualTo(200);
        isProblem(as("chen").post(journey("help"), Map.of("question", "Who else?")), 409, "journey.helpAskedAlready");
        assertThat(view("chen").path("openWork").findValuesAsText("key"))
                .containsExactlyInAnyOrder("UserTask_ResearchCustomer", "UserTask_HelpWithCustomer");
    }

    @Test
    @DisplayName(
            "ST-03: lost, to be looked at again, with the earlier journey in view; released to the pool afterwards")
    void loses_and_releases() {
        var lost = as("chen")
                .post(
                        journey("lose"),
                        Map.of(
                                "lossReason", "COMPETITOR",
                                "competitor", "Northern Training",
                                "lookAgainOn", "2026-09-01"));
        assertThat(lost.status()).as(lost.toString()).isEqualTo(200);
        assertThat(lost.json().path("waiting").path("for").asText()).isEqualTo("Lost, to be looked at again");
        var ended = lost.json().path("earlier").path(0);
        assertThat(ended.path("ending").asText()).isEqualTo("LOST");
        assertThat(ended.path("lossReason").asText()).isEqualTo("COMPETITOR");
        assertThat(ended.path("competitor").asText()).isEqualTo("Northern Training");
        isProblem(as("chen").post(journey("release"), Map.of("reason", "Too")), 409, "journey.none");

        assertThat(as("chen")
                        .post("/api/customers/" + number + "/journey", null)
                        .status())
                .isEqualTo(201);
        var released = as("li").post(journey("release"), Map.of("reason", "No time"));
        assertThat(released.status()).as(released.toString()).isEqualTo(200);
        assertThat(released.json().path("earlier")).hasSize(2);
        assertThat(released.json().has("owner")).isFalse();
        assertThat(as("yang")
                        .post("/api/customers/" + number + "/journey", null)
                        .status())
                .as("anybody may take up what lies in the pool")
                .isEqualTo(201);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "redirect  | {}                                                         | stage,reason",
                "redirect  | {\"stage\":7,\"reason\":\" \"}                             | stage,reason",
                "redirect  | {\"stage\":\"Z\",\"reason\":\"x\"}                         | stage",
                "redirect  | {\"stage\":\"MEMBER\",\"reason\":\"x\"}                    | stage",
                "redirect  | {\"stage\":\"A\",\"reason\":\"x\"}                         | stage",
                "pause     | {}                                                         | until,reason",
                "pause     | {\"until\":\"soon\",\"reason\":\"x\"}                      | until",
                "pause     | {\"until\":\"+99999-01-01\",\"reason\":\"x\"}              | until",
                "pause     | {\"until\":\"2026-03-02\",\"reason\":\"x\"}                | until",
                "pause     | {\"until\":\"2029-03-02\",\"reason\":\"x\"}                | until",
                "pause     | {\"until\":[1],\"reason\":{}}                              | until,reason",
                "resume    | {\"reason\":1}                                             | reason",
                "hand-over | {}                                                         | to,reason",
                "hand-over | {\"to\":\"nobody\",\"reason\":\"x\"}                       | to",
                "hand-over | {\"to\":\"chen\",\"reason\":\"x\"}                         | to",
                "hand-over | {\"to\":\"admin\",\"reason\":\"x\"}                        | to",
                "help      | {\"question\":\"\"}                                        | question",
                "lose      | {}                                                         | lossReason",
                "lose      | {\"lossReason\":\"WEATHER\",\"competitor\":7}              | lossReason,competitor",
                "lose      | {\"lossReason\":\"PRICE\",\"lookAgainOn\":\"2026-03-01\"}  | lookAgainOn",
                "lose      | {\"lossReason\":\"PRICE\",\"lookAgainOn\":\"later\"}       | lookAgainOn",
                "release   | {}                                                         | reason",
                "release   | {\"reason\":\"\\u0000\"}                                   | reason",
            })
    @DisplayName("What cannot be is refused field by field, and nothing of it stands")
    void is_refused_by_its_fields(String action, String body, String fields) {
        var before = cases.everything(number);
        var login = action.equals("redirect") ? "wang" : "chen";

        var answer = as(login).post(journey(action), body);

        isProblem(answer, 400, "journey.invalid");
        assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly(fields.split(","));
        assertThat(answer.json().path("errors").findValuesAsText("message"))
                .noneMatch(message -> message.isBlank() || message.startsWith("refusal."));
        assertThat(cases.everything(number)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "redirect  | {\"stage\":\"B1\",\"reason\":\"x\"}",
                "pause     | {\"until\":\"2026-04-01\",\"reason\":\"x\"}",
                "resume    | {}",
                "hand-over | {\"to\":\"liu\",\"reason\":\"x\"}",
                "help      | {\"question\":\"x\"}",
                "lose      | {\"lossReason\":\"PRICE\"}",
                "release   | {\"reason\":\"x\"}",
            })
    @DisplayName("Nobody else turns it aside: 401 without a sign-in, 403 by role, 404 for who doesn't see it")
    void is_refused_by_right(String action, String body) {
        var before = cases.everything(number);
        isProblem(Program.nobody(port).post(journey(action), body), 401, "signInNeeded");
        assertThat(as("admin").post(journey(action), body).status()).isEqualTo(403);
        isProblem(as("sun").post(journey(action), body), 404, "customer.unknown");
        isProblem(as("wang").post("/api/customers/C-999999/journey/" + action, body), 404, "customer.unknown");
        assertThat(as("chen").post(journey(action), "[").status()).isEqualTo(400);
        assertThat(as("wang").post(journey(action), "null").status()).isIn(200, 400, 409);
        assertThat(cases.everything(number)).isEqualTo(before);
    }

    @Test
    @DisplayName("Of sixteen who redirect at once every one is told: moved, or already there")
    void of_sixteen_redirections_one_moves() throws Exception {
        var answers = atOnce(() -> as("li").post(journey("redirect"), Map.of("stage", "B2", "reason", "Now")));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).allMatch(one -> one == 200 || one == 400);
    }

    @Test
    @DisplayName("Of sixteen releases at once one counts, of sixteen takes from the pool afterwards too")
    void of_sixteen_releases_one_counts() throws Exception {
        var releases = atOnce(() -> as("wang").post(journey("release"), Map.of("reason", "No time")));
        assertThat(releases).extracting(Answer::status).containsOnlyOnce(200).allMatch(one -> one == 200 || one == 409);

        var takes = atOnce(() -> as("wang").post("/api/customers/" + number + "/journey", null));
        assertThat(takes).extracting(Answer::status).containsOnlyOnce(201).allMatch(one -> one == 201 || one == 409);
        assertThat(stories.of(number).openTasks()).containsExactly("UserTask_ResearchCustomer");
    }

    @Test
    @DisplayName(
            "A completion and a redirection at once: both stand in some order, or the completion finds its task gone")
    void completion_and_redirection_at_once() throws Exception {
        var task = stories.of(number).task("UserTask_ResearchCustomer").taskId();
        var browser = Browser.of(port, "chen");
        browser.getJson(ENGINE + "/task/count");
        var threads = Executors.newFixedThreadPool(2);
        try {
            var done = threads.submit(() -> browser.send(
                            "POST", ENGINE + "/task/" + task + "/submit-form", Program.submission(Answers.research()))
                    .statusCode());
            var moved = threads.submit(() -> as("li").post(journey("redirect"), Map.of("stage", "B1", "reason", "Now"))
                    .status());
            assertThat(moved.get()).isEqualTo(200);
            assertThat(done.get()).isIn(204, 409);
        } finally {
            threads.shutdownNow();
        }
        assertThat(stories.of(number).openTasks()).containsExactly("UserTask_ArrangeMeeting");
    }

    private static List<Answer> atOnce(Callable<Answer> deed) throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try {
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(Collections.nCopies(16, deed))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private JsonNode view(String login) {
        return as(login).get("/api/customers/" + number).json();
    }

    private String journey(String action) {
        return "/api/customers/" + number + "/journey/" + action;
    }

    private Program as(String login) {
        return Program.of(port, login);
    }

    private static void isProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.json().path("detail").asText()).isNotBlank().doesNotStartWith("refusal.");
    }
}
