package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gendan.engine.Words;
import io.gendan.support.GendanTest;
import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Every method of the engine's interfaces answers everybody as docs/rights.md says")
class EngineDoorsTest {

    private static final Set<String> SEE_THE_CUSTOMER = Set.of("owner", "manager", "director", "principal");

    @LocalServerPort
    int port;

    @Autowired
    ServletContext servlets;

    @Autowired
    Cast cast;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    Words words;

    private final RightsTable table = RightsTable.read();
    private Cast.Case known;
    private String definition;
    private String deployment;

    @BeforeAll
    void everybody_comes_in() {
        cast.comeIn(port);
        known = cast.pursued();
        definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("CustomerJourneyProcess")
                .latestVersion()
                .singleResult()
                .getId();
        var waiting = Bpmn.createExecutableProcess("WaitingProcess")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .intermediateCatchEvent("Timer_Wait")
                .timerWithDuration("P1D")
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("waiting.bpmn", waiting)
                .deploy()
                .getId();
    }

    @AfterAll
    void everybody_leaves() {
        repository.deleteDeployment(deployment, true);
        cast.leave();
    }

    @Test
    void no_method_of_the_engine_is_missing_in_the_table() {
        var offered = MappedEndpoints.ofTheEngine(servlets);

        assertThat(offered).hasSizeGreaterThan(400);
        assertThat(offered.stream()
                        .filter(endpoint -> table.engineRowOf(endpoint).isEmpty()))
                .isEmpty();
        assertThat(table.engine().stream().filter(row -> offered.stream().noneMatch(row::covers)))
                .as("rows of docs/rights.md that no method of the engine fits")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everybody_gets_the_answer_of_the_table() {
        return MappedEndpoints.ofTheEngine(servlets).stream()
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> ask(endpoint)));
    }

    @Test
    void engine_rest_is_not_there_unless_it_is_switched_on() {
        for (var who : List.of("nobody", "owner", "director", "admin", "auditor")) {
            for (var path : List.of("", "/task", "/engine", "/engine/default/process-instance", "/user")) {
                assertThat(cast.visitor(who)
                                .send("GET", "/engine-rest" + path, null)
                                .statusCode())
                        .as("%s %s", who, path)
                        .isEqualTo(404);
            }
        }
    }

    private void ask(Endpoint endpoint) {
        var row = table.engineRowOf(endpoint).orElseThrow();
        var softly = new SoftAssertions();
        table.answers(row).forEach((who, expected) -> {
            if (!expected.equals("-")) {
                var mine = cast.lookedAt(who, known);
                var answer =
                        cast.visitor(who).send(endpoint.method(), path(endpoint, mine), body(endpoint, expected, mine));
                softly.assertThat(kind(answer, expected))
                        .as("%s: %s, answered %s %s", who, endpoint, answer.statusCode(), answer.body())
                        .isEqualTo(expected);
                if (!SEE_THE_CUSTOMER.contains(who)) {
                    softly.assertThat(answer.body()).as("%s: %s", who, endpoint).doesNotContain(known.phone());
                }
                softly.assertThat(tasks.createTaskQuery().taskId(mine.task()).count())
                        .as("the task that %s asks for is open as before", who)
                        .isOne();
            }
        });
        softly.assertAll();
    }

    /** Who is to be refused sends what nothing but rights can refuse; others must not change anything here. */
    private @Nullable String body(Endpoint endpoint, String expected, Cast.Case mine) {
        if (Set.of("GET", "DELETE", "OPTIONS").contains(endpoint.method())) {
            return null;
        }
        return expected.equals("closed") || endpoint.path().endsWith("/retries")
                ? WholeBodies.of(endpoint, mine, definition, cast.login("stranger"))
                : "{}";
    }

    private String kind(HttpResponse<String> answer, String expected) {
        int status = answer.statusCode();
        if (status >= 500) {
            return "failure " + status;
        }
        return switch (expected) {
            case "any" -> status == 401 ? "401" : "any";
            case "blind" -> status == 401 ? "401" : answer.body().contains(known.number()) ? "shows" : "blind";
            case "closed" -> isClosed(answer) ? "closed" : String.valueOf(status);
            default -> String.valueOf(status);
        };
    }

    /**
     * Refused by rights or by our own doors; a fault that the engine finds with what was sent says nothing of rights. Where
     * comments are made it looks for the task in its history, which nobody may read, and says that there is none.
     */
    private boolean isClosed(HttpResponse<String> answer) {
        return Set.of(403, 404).contains(answer.statusCode())
                || answer.statusCode() == 400
                        && (answer.body().contains(words.in(Locale.ENGLISH, "refusal.door.kind"))
                                || answer.body().contains("No task found for task id"));
    }

    /** A job of its own for each who asks: one that may execute it leaves none behind. */
    private String waitingJob() {
        var instance = runtime.startProcessInstanceByKey("WaitingProcess").getId();
        return jobs.createJobQuery().processInstanceId(instance).singleResult().getId();
    }

    private String path(Endpoint endpoint, Cast.Case mine) {
        var path = endpoint.path();
        var id = path.contains("/process-definition/") || path.contains("/definition/")
                ? definition
                : path.contains("/process-instance/") || path.contains("/execution/")
                        ? mine.instance()
                        : path.contains("/task/") ? mine.task() : path.contains("/job/{id}") ? waitingJob() : "none";
        return path.replace("{name}", "default")
                .replace("{engine}", "default")
                .replace("{processEngineName}", "default")
                .replace("{id}", id)
                .replace("{key}", "CustomerJourneyProcess")
                .replace("{file:.*}", "app/plugin.js")
                .replaceAll("\\{var(Id|Name)}", "brief")
                .replaceAll("\\{[^}]+}", "none");
    }
}
