package io.gendan.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("What each role may do in Tasklist and Cockpit")
class EngineRightsTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    AuthorizationService rights;

    private String deployment;
    private String instance;
    private String task;

    @BeforeEach
    void a_task_of_chen_that_liu_may_read() {
        people.hired();
        var process = "RightsProcess" + UUID.randomUUID().toString().replace("-", "");
        var model = Bpmn.createExecutableProcess(process)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .parallelGateway("Gateway_Both")
                .userTask("UserTask_Read")
                .camundaAssignee("chen")
                .camundaCandidateUsers("chen,liu")
                .endEvent()
                .moveToNode("Gateway_Both")
                .intermediateCatchEvent("Timer_Wait")
                .timerWithDuration("P1D")
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance(process + ".bpmn", model)
                .deploy()
                .getId();
        instance = runtime.startProcessInstanceByKey(process, "C-999999", Map.of("outcome", "SECRET"))
                .getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        tasks.setVariableLocal(task, "brief", Spin.JSON("{\"name\":\"secret customer\"}"));
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void the_assignee_and_who_may_be_asked_read_the_task_and_what_its_form_shows() {
        for (var login : new String[] {"chen", "liu"}) {
            var browser = Browser.of(port, login);

            assertThat(get(browser, "/task/" + task)).as(login).isEqualTo(200);
            assertThat(browser.getJson(ENGINE + "/task/" + task + "/form-variables?deserializeValues=false")
                            .body())
                    .as(login)
                    .contains("secret customer");
        }
    }

    @Test
    void nobody_writes_variables_or_assignees() {
        for (var login : new String[] {"chen", "liu", "li", "wang", "admin"}) {
            var browser = Browser.of(port, login);
            get(browser, "/task/count");
            var secret = "{\"value\":\"changed\",\"type\":\"String\"}";

            assertThat(send(browser, "PUT", "/task/" + task + "/variables/outcome", secret))
                    .as(login)
                    .isEqualTo(403);
            assertThat(send(browser, "PUT", "/task/" + task + "/localVariables/brief", secret))
                    .as(login)
                    .isEqualTo(403);
            assertThat(send(browser, "PUT", "/process-instance/" + instance + "/variables/outcome", secret))
                    .as(login)
                    .isEqualTo(403);
            assertThat(send(browser, "POST", "/task/" + task + "/assignee", "{\"userId\":\"" + login + "\"}"))
                    .as(login)
                    .isEqualTo(403);
            assertThat(send(browser, "DELETE", "/process-instance/" + instance, ""))
                    .as(login)
                    .isEqualTo(403);
        }
        assertThat(runtime.getVariable(instance, "outcome")).isEqualTo("SECRET");
    }

    @Test
    void others_do_not_see_the_task() {
        for (var login : new String[] {"sun", "li", "wang", "admin"}) {
            var browser = Browser.of(port, login);

            assertThat(get(browser, "/task/" + task)).as(login).isIn(403, 404);
            assertThat(get(browser, "/task/" + task + "/form-variables"))
                    .as(login)
                    .isIn(403, 404);
            assertThat(get(browser, "/task/" + task + "/variables")).as(login).isIn(403, 404);
            assertThat(browser.getJson(ENGINE + "/task?processInstanceId=" + instance)
                            .body())
                    .as(login)
                    .isEqualTo("[]");
            assertThat(browser.getJson(ENGINE + "/variable-instance?processInstanceIdIn=" + instance)
                            .body())
                    .as(login)
                    .isEqualTo("[]");
            assertThat(browser.getJson(ENGINE + "/history/variable-instance").body())
                    .as(login)
                    .doesNotContain("SECRET");
        }
    }

    @Test
    void who_has_handed_a_task_over_no_longer_sees_it() {
        tasks.deleteCandidateUser(task, "chen");

        tasks.setAssignee(task, "yang");

        assertThat(get(Browser.of(port, "yang"), "/task/" + task)).isEqualTo(200);
        assertThat(get(Browser.of(port, "liu"), "/task/" + task)).isEqualTo(200);
        assertThat(get(Browser.of(port, "chen"), "/task/" + task)).isIn(403, 404);
    }

    @Test
    void who_is_no_longer_asked_does_not_see_the_task_either() {
        tasks.deleteCandidateUser(task, "liu");

        assertThat(get(Browser.of(port, "liu"), "/task/" + task)).isIn(403, 404);
        assertThat(get(Browser.of(port, "chen"), "/task/" + task)).isEqualTo(200);
    }

    @Test
    void cockpit_shows_where_instances_stand_but_no_variables() {
        var admin = Browser.of(port, "admin");

        assertThat(admin.getJson(ENGINE + "/process-instance/" + instance).body())
                .contains("C-999999");
        assertThat(admin.getJson(ENGINE + "/process-instance/" + instance + "/activity-instances")
                        .body())
                .contains("UserTask_Read");
        assertThat(get(admin, "/process-instance/" + instance + "/variables")).isEqualTo(403);
        // those who lead a department see the processes of its customers (EngineDoorsTest), and this is none's
        for (var login : new String[] {"chen", "wang", "zhao"}) {
            assertThat(get(Browser.of(port, login), "/process-instance/" + instance))
                    .as(login)
                    .isIn(403, 404);
        }
    }

    @Test
    void administrators_alone_execute_jobs() {
        var job =
                jobs.createJobQuery().processInstanceId(instance).singleResult().getId();
        for (var login : new String[] {"chen", "wang"}) {
            var browser = Browser.of(port, login);
            get(browser, "/task/count");
            assertThat(send(browser, "POST", "/job/" + job + "/execute", ""))
                    .as(login)
                    .isEqualTo(403);
        }
        var admin = Browser.of(port, "admin");
        assertThat(admin.getJson(ENGINE + "/job?processInstanceId=" + instance).body())
                .contains(job);

        assertThat(send(admin, "DELETE", "/job/" + job, "")).isEqualTo(403);
        assertThat(send(admin, "PUT", "/job/" + job + "/duedate", "{\"duedate\":null}"))
                .isEqualTo(403);
        assertThat(send(admin, "PUT", "/job/" + job + "/retries", "{\"retries\":3}"))
                .isEqualTo(204);
        assertThat(send(admin, "POST", "/job/" + job + "/execute", "")).isEqualTo(204);
    }

    @Test
    void rights_are_the_same_after_another_start() {
        var before = rights.createAuthorizationQuery().count();

        people.hired();

        assertThat(rights.createAuthorizationQuery().count()).isEqualTo(before);
    }

    private int get(Browser browser, String path) {
        return browser.getJson(ENGINE + path).statusCode();
    }

    private int send(Browser browser, String method, String path, String json) {
        return browser.send(method, ENGINE + path, json).statusCode();
    }
}
