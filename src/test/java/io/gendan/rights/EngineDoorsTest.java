package io.gendan.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.OwnerChange;
import io.gendan.engine.ProcessVariables;
import io.gendan.support.GendanTest;
import io.gendan.support.Stories;
import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Every method of the engine's interfaces answers everybody as docs/rights.md says")
class EngineDoorsTest {

    private static final Set<String> SEE_THE_CUSTOMER = Set.of("owner", "manager", "director", "principal", "asked");

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
    Customers customers;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient database;

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
    @DisplayName("Cockpit shows those who lead a department the processes of its customers, and follows the owner")
    void cockpit_shows_the_department() {
        var ours = cast.pursued();
        assertThat(seenInCockpit(ours)).containsExactly("admin", "director", "principal", "senior");

        customers.handOver(
                new CustomerNumber(ours.number()),
                cast.login("elsewhere"),
                OwnerChange.of(OwnerChange.Why.HANDED_OVER, cast.login("principal")));

        assertThat(seenInCockpit(ours)).containsExactly("admin", "director2", "principal", "senior2");
    }

    @Test
    @DisplayName("The engine keeps nothing of what was said: paths alone outlive a task")
    void nothing_confidential_stays_in_the_engine() {
        var number = cast.pursued().number();
        stories.of(number)
                .completes(cast.login("owner"), "UserTask_ResearchCustomer", io.gendan.support.Answers.research());

        assertThat(database.sql("""
                        select distinct v.name_ from act_ru_variable v join act_ru_execution p on p.id_ = v.proc_inst_id_
                        where p.business_key_ = :number and v.task_id_ is null
                        union select v.name_ from act_hi_varinst v join act_hi_procinst p on p.id_ = v.proc_inst_id_
                        where p.business_key_ = :number
                        union select d.name_ from act_hi_detail d join act_hi_procinst p on p.id_ = d.proc_inst_id_
                        where p.business_key_ = :number and d.name_ is not null
                        """).param("number", number).query(String.class).list())
                .isSubsetOf(ProcessVariables.KEPT);
    }

    private List<String> seenInCockpit(Cast.Case wanted) {
        return Stream.of(
                        "owner",
                        "manager",
                        "senior",
                        "director",
                        "senior2",
                        "director2",
                        "principal",
                        "admin",
                        "auditor")
                .filter(who -> cast.visitor(who)
                        .send("GET", "/camunda/api/engine/engine/default/process-instance/" + wanted.instance(), null)
                        .body()
                        .contains(wanted.number()))
                .sorted()
                .toList();
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
                var body = Set.of("GET", "DELETE", "OPTIONS").contains(endpoint.method())
                        ? null
                        : endpoint.path().endsWith("/retries") ? "{\"retries\":3}" : "{}";
                var answer = cast.visitor(who).send(endpoint.method(), path(endpoint), body);
                softly.assertThat(kind(answer, expected))
                        .as("%s: %s, answered %s %s", who, endpoint, answer.statusCode(), answer.body())
                        .isEqualTo(expected);
                if (!SEE_THE_CUSTOMER.contains(who)) {
                    softly.assertThat(answer.body()).as("%s: %s", who, endpoint).doesNotContain(known.phone());
                }
            }
        });
        softly.assertThat(tasks.createTaskQuery().taskId(known.task()).count())
                .as("the task is open as before")
                .isOne();
        softly.assertAll();
    }

    private String kind(HttpResponse<String> answer, String expected) {
        int status = answer.statusCode();
        boolean refused = status >= 400 && status < 500;
        if (status >= 500) {
            return "failure " + status;
        }
        return switch (expected) {
            case "any" -> status == 401 ? "401" : "any";
            case "blind" -> status == 401 ? "401" : answer.body().contains(known.number()) ? "shows" : "blind";
            case "closed" -> refused ? "closed" : String.valueOf(status);
            default -> String.valueOf(status);
        };
    }

    /** A job of its own for each who asks: one that may execute it leaves none behind. */
    private String waitingJob() {
        var instance = runtime.startProcessInstanceByKey("WaitingProcess").getId();
        return jobs.createJobQuery().processInstanceId(instance).singleResult().getId();
    }

    private String path(Endpoint endpoint) {
        var path = endpoint.path();
        var id = path.contains("/process-definition/") || path.contains("/definition/")
                ? definition
                : path.contains("/process-instance/") || path.contains("/execution/")
                        ? known.instance()
                        : path.contains("/task/") ? known.task() : path.contains("/job/{id}") ? waitingJob() : "none";
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
