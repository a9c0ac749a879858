package io.gendan.holes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.holes.Attacks.Aims;
import io.gendan.holes.Attacks.Attack;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The known holes of the engine's interface, each tried as different people would: refused, and nothing has run. */
@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Closed holes of the engine, tried from outside")
class HolesTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Stories stories;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    ConfigurableApplicationContext spring;

    private final Map<String, Browser> browsers = new HashMap<>();
    private String filter = "";
    private @Nullable Batch batch;
    private @Nullable Attacks attacks;

    @BeforeAll
    void a_customer_is_pursued_and_the_marker_stands() {
        people.hired();
        beans().registerSingleton("marker", new Marker());
        var number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Holes and Sons", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        var task = stories.of(number.value()).task("UserTask_ResearchCustomer").taskId();
        var instance = engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();
        filter = engine.getFilterService().createFilterQuery().list().get(0).getId();
        attacks = new Attacks(aims(task, instance, waiting()));
    }

    private Aims aims(String task, String instance, String job) {
        var note = new ByteArrayInputStream("A note".getBytes(StandardCharsets.UTF_8));
        var waits = engine.getManagementService().createJobQuery().jobId(job).singleResult();
        batch = engine.getManagementService().setJobRetriesAsync(List.of(job), 3);
        return new Aims(
                task,
                instance,
                engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("CustomerJourneyProcess")
                        .latestVersion()
                        .singleResult()
                        .getId(),
                engine.getRepositoryService()
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("contactCadence")
                        .latestVersion()
                        .singleResult()
                        .getId(),
                filter,
                job,
                waits.getJobDefinitionId(),
                batch.getId(),
                engine.getTaskService()
                        .createComment(task, instance, "A comment")
                        .getId(),
                engine.getTaskService()
                        .createAttachment("text", task, instance, "note.txt", "A note", note)
                        .getId(),
                engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .finished()
                        .listPage(0, 1)
                        .get(0)
                        .getId());
    }

    /** The timer of a customer who is to be contacted again. */
    private String waiting() {
        var number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Holes Again", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        stories.of(number.value())
                .completes("chen", "UserTask_ResearchCustomer", Answers.research())
                .completes("chen", "UserTask_PrepareContact", Answers.preparation("EMAIL"))
                .completes("liu", "UserTask_ReviewContact", Answers.approval())
                .completes("chen", "UserTask_SendMessage", Answers.sentByHand())
                .completes("chen", "UserTask_RecordContact", Answers.contactAgain())
                .completes("chen", "UserTask_DebriefContact", Answers.debrief());
        return database.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ = ? limit 1""").param(number.value()).query(String.class).single();
    }

    @BeforeEach
    void nothing_was_hit() {
        Marker.forget();
    }

    @AfterAll
    void the_marker_goes() {
        beans().destroySingleton("marker");
        engine.getManagementService().deleteBatch(requireNonNull(batch).getId(), true);
    }

    // ---- expressions

    @Test
    @DisplayName("The payload hits where no guard stands, so that its silence elsewhere means something")
    void the_marker_can_be_hit() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.getCommandExecutorTxRequired().execute(inside -> engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssigneeExpression("${marker.hit()}")
                .endOr()
                .list());

        assertThat(Marker.hits()).isEqualTo(1);
    }

    @Test
    @DisplayName("What is sent as an object hits whoever makes one of it, from JSON or from Java's own bytes")
    void the_marker_can_be_made() throws Exception {
        new ObjectMapper().readValue("{\"aim\":\"hit\"}", Marker.class);
        var bytes = Base64.getDecoder().decode(Attacks.serialized());
        new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();

        assertThat(Marker.hits()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"chen", "wang", "admin"})
    @DisplayName("Every expression field of every query is refused, or-queries and filters included")
    void no_query_runs_an_expression(String login) {
        assertThat(QueryAttacks.expressionFields())
                .contains("assigneeExpression", "dueBeforeExpression")
                .hasSizeGreaterThan(15);
        // administrators read no filter, and whether it has a single result is all that the engine would say to that
        everyOneIsRefused(
                login,
                QueryAttacks.on(filter).stream()
                        .filter(attack ->
                                !login.equals("admin") || !attack.path().endsWith("/singleResult"))
                        .toList());
    }

    @Test
    @DisplayName(
            "A query of the same fields with plain values is answered, so that it is the expression that is refused")
    void plain_values_are_taken() {
        for (var field : QueryAttacks.expressionFields()) {
            var plain = field.replace("Expression", "");
            var value = plain.matches("due.*|followUp.*|created.*|updated.*") ? "2026-01-05T00:00:00.000+0800" : "x";
            boolean several = plain.endsWith("In") || plain.equals("candidateGroups");
            var body = "{'" + plain + "':" + (several ? "['x']" : "'" + value + "'") + "}";
            for (var path : List.of("/task", "/task/count", "/filter/" + filter + "/list")) {
                var answer = send("chen", Attack.json("POST", path, body));
                assertThat(answer.statusCode())
                        .as("%s %s: %s", path, body, answer.body())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    @DisplayName("Sorting, names and values of a query are text and stay text")
    void no_text_is_taken_for_an_expression() {
        var softly = new SoftAssertions();
        for (var attack : QueryAttacks.texts()) {
            var answer = send("chen", attack);
            softly.assertThat(answer.statusCode())
                    .as("%s answered %s", attack, answer.body())
                    .isEqualTo(200);
        }
        for (var attack : QueryAttacks.names()) {
            var answer = send("chen", attack);
            softly.assertThat(answer.statusCode())
                    .as("%s answered %s", attack, answer.body())
                    .isIn(400, 404);
        }
        softly.assertAll();
        assertThat(Marker.hits()).isZero();
    }

    // ---- whatever is brought in

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"chen", "li", "wang", "admin"})
    @DisplayName("Tasks, comments, files, objects of Java, messages, models, batches and rights are not brought in")
    void nothing_is_brought_in(String login) {
        everyOneIsRefused(login, requireNonNull(attacks).writes());
    }

    private void everyOneIsRefused(String login, List<Attack> tried) {
        var softly = new SoftAssertions();
        for (var attack : tried) {
            var answer = send(login, attack);
            Refusals.demand(login, attack, answer, softly);
        }
        softly.assertThat(Marker.hits()).as("marker").isZero();
        softly.assertAll();
    }

    // ---- helpers

    private HttpResponse<String> send(String login, Attack attack) {
        return browser(login)
                .send(
                        attack.method(),
                        ENGINE + attack.path(),
                        attack.body(),
                        "Content-Type",
                        attack.kind(),
                        "Accept",
                        "*/*");
    }

    /** A signed-in browser that has got Tasklist's token. */
    private Browser browser(String login) {
        return browsers.computeIfAbsent(login, unknown -> {
            var browser = Browser.of(port, login);
            browser.getJson(ENGINE + "/task/count");
            return browser;
        });
    }

    private DefaultListableBeanFactory beans() {
        return (DefaultListableBeanFactory) spring.getBeanFactory();
    }
}
