package io.gendan.holes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.holes.Attacks.Attack;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ProcessEngine;
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
    Aimed aimed;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ConfigurableApplicationContext spring;

    private final Map<String, Browser> browsers = new HashMap<>();
    private String filter = "";
    private @Nullable Attacks attacks;

    @BeforeAll
    void a_customer_is_pursued_and_the_marker_stands() {
        people.hired();
        beans().registerSingleton("marker", new Marker());
        var aims = aimed.make();
        filter = aims.filter();
        attacks = new Attacks(aims);
    }

    @BeforeEach
    void nothing_was_hit() {
        Marker.forget();
    }

    @AfterAll
    void the_marker_goes() {
        beans().destroySingleton("marker");
        aimed.remove();
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
