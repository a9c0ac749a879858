package io.gendan.holes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** There is more than two hundred of whatever a director may list. */
@GendanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("How much the engine answers at a time")
class ListLengthTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final int MOST = 200;
    private static final int MADE = MOST + 5;
    private static final String CROWD = "Crowd";

    private static final List<String> LONG = List.of(
            "/task",
            "/history/task",
            "/process-definition",
            "/process-instance",
            "/execution",
            "/job",
            "/user",
            "/group",
            "/filter");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    private Browser browser = new Browser(0);
    private String deployment = "";
    private List<String> rights = List.of();

    @BeforeAll
    void there_is_much_of_everything() {
        people.hired();
        browser = Browser.of(port, "wang");
        var making = engine.getRepositoryService().createDeployment().name(CROWD);
        for (int at = 0; at < MADE; at++) {
            var task = engine.getTaskService().newTask();
            task.setName(CROWD);
            task.setAssignee("wang");
            engine.getTaskService().saveTask(task);
            var filter = engine.getFilterService().newTaskFilter(CROWD + at);
            filter.setQuery(engine.getTaskService().createTaskQuery().taskName(CROWD));
            engine.getFilterService().saveFilter(filter);
            var id = CROWD + at;
            database.sql("insert into act_id_user (id_, rev_, first_, last_) values (?, 1, ?, '')")
                    .params(id, id)
                    .update();
            database.sql("insert into act_id_group (id_, rev_, name_) values (?, 1, ?)")
                    .params(id, id)
                    .update();
            making.addModelInstance(
                    id + ".bpmn",
                    Bpmn.createExecutableProcess(id)
                            .camundaHistoryTimeToLive(1)
                            .startEvent()
                            .intermediateCatchEvent()
                            .timerWithDuration("P1D")
                            .endEvent()
                            .done());
        }
        deployment = making.deploy().getId();
        for (int at = 0; at < MADE; at++) {
            engine.getRuntimeService().startProcessInstanceByKey(CROWD + at);
        }
        rights = List.of(reads(Resources.FILTER), reads(Resources.PROCESS_INSTANCE));
    }

    private String reads(Resources kind) {
        var right = engine.getAuthorizationService().createNewAuthorization(AUTH_TYPE_GRANT);
        right.setUserId("wang");
        right.setResource(kind);
        right.setResourceId(ANY);
        right.addPermission(Permissions.READ);
        return engine.getAuthorizationService().saveAuthorization(right).getId();
    }

    @AfterAll
    void all_of_it_goes() {
        rights.forEach(engine.getAuthorizationService()::deleteAuthorization);
        engine.getRepositoryService().deleteDeployment(deployment, true);
        var tasks = engine.getTaskService();
        tasks.createTaskQuery().taskName(CROWD).list().forEach(task -> tasks.deleteTask(task.getId(), true));
        var filters = engine.getFilterService();
        filters.createFilterQuery()
                .filterNameLike(CROWD + "%")
                .list()
                .forEach(filter -> filters.deleteFilter(filter.getId()));
        database.sql("delete from act_id_user where id_ like 'Crowd%'").update();
        database.sql("delete from act_id_group where id_ like 'Crowd%'").update();
    }

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
        for (var path : LONG) {
            assertThat(read(browser.getJson(ENGINE + path + size)))
                    .as(path + size)
                    .hasSize(MOST);
        }
        for (var path : List.of("/task", "/history/task", "/process-instance", "/execution", "/job")) {
            assertThat(read(browser.send("POST", ENGINE + path + size, "{}")))
                    .as("POST " + path + size)
                    .hasSize(MOST);
        }
    }

    @Test
    @DisplayName("Counting goes on, and the next ones are asked for")
    void the_rest_is_there() throws Exception {
        for (var path : LONG) {
            int all = read(browser.getJson(ENGINE + path + "/count"))
                    .path("count")
                    .asInt();
            assertThat(all).as(path).isGreaterThan(MOST);
            assertThat(read(browser.getJson(ENGINE + path + "?firstResult=" + MOST)))
                    .as(path)
                    .hasSize(Math.min(MOST, all - MOST));
        }
    }

    @Test
    @DisplayName("Who isn't signed in gets no list at all")
    void nobody_gets_a_list() {
        for (var path : LONG) {
            assertThat(new Browser(port).getJson(ENGINE + path).statusCode()).isEqualTo(401);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
