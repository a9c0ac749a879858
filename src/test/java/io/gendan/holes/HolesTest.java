package io.gendan.holes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.holes.Attacks.Attack;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
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
    private static final int MOST = 200;

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
    private Attacks attacks = new Attacks("", "", "", "");

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
        var job = waiting();
        var filter = engine.getFilterService().createFilterQuery().list().get(0).getId();
        attacks = new Attacks(task, instance, filter, job);
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
    @DisplayName("What the uploads hold hits whoever makes an object of it")
    void the_marker_can_be_made() throws Exception {
        new ObjectMapper().readValue("{\"aim\":\"hit\"}", Marker.class);

        assertThat(Marker.hits()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"chen", "wang", "admin"})
    @DisplayName("Every expression field of every query is refused, or-queries and filters included")
    void no_query_runs_an_expression(String login) {
        assertThat(Attacks.expressionFields())
                .contains("assigneeExpression", "dueBeforeExpression")
                .hasSizeGreaterThan(15);
        everyOneIsRefused(login, attacks.queries());
    }

    @Test
    @DisplayName("Sorting, names and values of a query are text and stay text")
    void no_text_is_taken_for_an_expression() {
        for (var attack : attacks.texts()) {
            send("chen", attack);
        }
        assertThat(Marker.hits()).isZero();
    }

    // ---- whatever is brought in

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"chen", "li", "wang", "admin"})
    @DisplayName("Tasks, comments, files, objects of Java, messages, models, batches and rights are not brought in")
    void nothing_is_brought_in(String login) {
        everyOneIsRefused(login, attacks.writes());
    }

    private void everyOneIsRefused(String login, List<Attack> tried) {
        var softly = new SoftAssertions();
        for (var attack : tried) {
            var answer = send(login, attack);
            softly.assertThat(answer.statusCode())
                    .as("%s: %s answered %s", login, attack, answer.body())
                    .isBetween(400, 499)
                    .isNotIn(401, 429);
        }
        softly.assertThat(Marker.hits()).as("marker").isZero();
        softly.assertAll();
    }

    // ---- the setup

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup;x=y/default/user/create",
                "/camunda/api/admin;x=y/setup/default/user/create",
                "/camunda;x/api/admin/setup/default/user/create",
                "/camunda//api/admin/setup/default/user/create",
                "//camunda/api/admin/setup/default/user/create",
                "/camunda/api/./admin/setup/default/user/create",
                "/camunda/api/x/../admin/setup/default/user/create",
                "/camunda/api/%61dmin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin%2fsetup/default/user/create",
                "/camunda/api/admin/%2e/setup/default/user/create",
                "/camunda/api/x/%2e%2e/admin/setup/default/user/create",
                "/camunda/api/admin/%2573etup/default/user/create",
                "/camunda/api/ADMIN/Setup/default/user/create",
                "/camunda/API/admin/setup/default/user/create",
                "/CAMUNDA/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create?x=/css/y",
                "/css/../camunda/api/admin/setup/default/user/create",
                "/login/..;/camunda/api/admin/setup/default/user/create",
                "/camunda/app/admin/../../api/admin/setup/default/user/create",
            })
    @DisplayName("CVE-2026-77226: nobody becomes an administrator by the setup, whatever its address looks like")
    void the_setup_is_not_there(String path) {
        var before = engine.getIdentityService().createUserQuery().count();
        var user = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"i\",\"lastName\":\"i\"},"
                + "\"credentials\":{\"password\":\"intruder-intruder\"}}";

        for (var who : List.of("nobody", "chen", "admin")) {
            var answer = RawRequest.post(port, path, who.equals("nobody") ? "" : who, user);
            assertThat(answer).as("%s %s", who, path).isIn(302, 400, 401, 403, 404);
        }

        assertThat(engine.getIdentityService().createUserQuery().count()).isEqualTo(before);
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .userId("intruder")
                        .count())
                .isZero();
    }

    // ---- how much is answered at a time

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "",
                "?maxResults=2000",
                "?maxResults=-1",
                "?maxResults=2147483647",
                "?firstResult=0",
                "?max%52esults=999",
                "?maxResults=x",
                "?maxResults=2000&maxResults=3000",
                "?maxResults="
            })
    @DisplayName("No list of the engine is longer than 200, however many are asked for")
    void lists_end_at_two_hundred(String size) throws Exception {
        enoughTasksOf("chen");
        for (var path : List.of("/task", "/history/task", "/process-definition", "/user", "/filter")) {
            var answer = browser("chen").getJson(ENGINE + path + size);
            assertThat(answer.statusCode()).as(path + size).isEqualTo(200);
            assertThat(new ObjectMapper().readTree(answer.body()).size())
                    .as(path + size)
                    .isLessThanOrEqualTo(MOST);
        }
        var tasks = new ObjectMapper()
                .readTree(browser("chen").getJson(ENGINE + "/task" + size).body());
        assertThat(tasks.size()).isEqualTo(MOST);
        var posted = browser("chen").send("POST", ENGINE + "/task" + size, "{}");
        assertThat(new ObjectMapper().readTree(posted.body()).size()).isEqualTo(MOST);
        var counted = new ObjectMapper()
                .readTree(browser("chen").getJson(ENGINE + "/task/count").body());
        assertThat(counted.path("count").asInt()).as("counting goes on").isGreaterThan(MOST);
    }

    @Test
    @DisplayName("Who isn't signed in gets no list at all")
    void nobody_gets_a_list() {
        for (var path : List.of("/task", "/filter", "/user", "/process-definition", "/history/task")) {
            assertThat(new Browser(port).getJson(ENGINE + path).statusCode()).isEqualTo(401);
        }
    }

    private void enoughTasksOf(String login) {
        var tasks = engine.getTaskService();
        for (long have = tasks.createTaskQuery().taskName("Holes").count(); have < MOST + 5; have++) {
            var task = tasks.newTask();
            task.setName("Holes");
            task.setAssignee(login);
            tasks.saveTask(task);
        }
    }

    @AfterAll
    void the_tasks_go() {
        var tasks = engine.getTaskService();
        tasks.createTaskQuery().taskName("Holes").list().forEach(task -> tasks.deleteTask(task.getId(), true));
    }

    // ---- helpers

    private HttpResponse<String> send(String login, Attack attack) {
        return browser(login)
                .send(attack.method(), ENGINE + attack.path(), attack.body(), "Content-Type", attack.kind());
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
