package io.gendan.engine.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.staff.mirror.EngineIdentities;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@GendanTest
@DisplayName("A job executed or tried again by hand, from outside")
class JobsOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    EngineIdentities identities;

    private String deployment = "";
    private String job = "";
    private Browser admin;

    @BeforeEach
    void a_job_waits() {
        people.hired();
        var waiting = Bpmn.createExecutableProcess("JobDoorProcess")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .intermediateCatchEvent("Timer_Wait")
                .timerWithDuration("P30D")
                .endEvent()
                .done();
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("job-door.bpmn", waiting)
                .deploy()
                .getId();
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey("JobDoorProcess")
                .getId();
        job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        admin = browser("admin");
    }

    @AfterEach
    void all_is_over() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
        database.sql("update person set active = false where login like 'jobs.%'")
                .update();
        identities.refresh();
    }

    @Test
    void executed_by_an_administrator_it_is_done_and_noted_once() {
        assertThat(execute(admin, job).statusCode()).isEqualTo(204);

        assertThat(waits()).isFalse();
        assertThat(noted("RETRIED", job)).containsExactly("admin job");
    }

    @Test
    void executed_twice_it_is_done_and_noted_once_and_the_second_one_is_told() {
        execute(admin, job);

        isNotThere(execute(admin, job));
        assertThat(noted("RETRIED", job)).containsExactly("admin job");
    }

    @Test
    void refused_it_still_waits_and_the_trail_tells_of_the_refusal_alone() {
        var login = somebodyWhoSells();
        var salesperson = browser(login);

        for (var refused : List.of(execute(salesperson, job), retry(salesperson, job))) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            assertThat(refused.body()).contains("message");
        }

        assertThat(waits()).isTrue();
        assertThat(noted("RETRIED", job)).isEmpty();
        assertThat(database.sql("""
                        select details ->> 'place' from audit_entry
                        where kind = 'REFUSED' and actor = ? and details ->> 'status' = '403' order by id""").param(login).query(String.class).list())
                .containsExactly(path(job) + "/execute", path(job) + "/retries");
    }

    @Test
    @DisplayName("One that isn't there is not found, whoever asks, and nothing is noted as done")
    void unknown() {
        for (var browser : List.of(admin, browser("chen"))) {
            for (var unknown : List.of("none", UUID.randomUUID().toString())) {
                isNotThere(execute(browser, unknown));
                isNotThere(retry(browser, unknown));
                assertThat(noted("RETRIED", unknown)).isEmpty();
            }
        }
        assertThat(waits()).isTrue();
    }

    private static void isNotThere(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).contains("\"message\":\"This does not exist").doesNotContain("Exception:");
    }

    private boolean waits() {
        return engine.getManagementService().createJobQuery().jobId(job).count() == 1;
    }

    private List<String> noted(String kind, String job) {
        return database.sql("""
                        select actor || ' ' || (details ->> 'what') from audit_entry
                        where kind = ? and details ->> 'job' = ?""").params(kind, job).query(String.class).list();
    }

    private HttpResponse<String> execute(Browser browser, String job) {
        return browser.send("POST", path(job) + "/execute", "");
    }

    private HttpResponse<String> retry(Browser browser, String job) {
        return browser.send("PUT", path(job) + "/retries", "{\"retries\":2}");
    }

    private static String path(String job) {
        return "/camunda/api/engine/engine/default/job/" + job;
    }

    /** A signed-in browser that has got Tasklist's token. */
    private Browser browser(String login) {
        var browser = Browser.of(port, login);
        browser.getJson("/camunda/api/engine/engine/default/job/count");
        return browser;
    }

    /** Somebody of whom the trail has not counted refusals instead of telling each. */
    private String somebodyWhoSells() {
        var login = "jobs." + UUID.randomUUID().toString().substring(0, 8);
        database.sql("""
                        insert into person (login, name, role, password_hash, password_set_at, must_change_password)
                        values (?, 'Jobs', 'SALESPERSON', ?, current_timestamp, false)""").params(login, encoder.encode(People.PASSWORD)).update();
        identities.refresh();
        return login;
    }
}
