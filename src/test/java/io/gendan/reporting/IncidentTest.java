package io.gendan.reporting;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.Causes;
import io.gendan.engine.Refusal;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.BrokenCadence;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator breaks the table of contact windows; whoever's wait ends then gets stuck, until it is mended. */
@GendanTest
@DisplayName("Incidents")
class IncidentTest {

    private static final String CAUSE = "The decision table contactCadence has no row for stage A and kind REMOTE.";

    @LocalServerPort
    int port;

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    Causes causes;

    private String number = "";
    private long before;
    private Story story;
    private BrokenCadence table;

    @BeforeEach
    void a_customer_waits_for_its_next_contact() {
        people.hired();
        before = database.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var customer = customers.create(
                NewCustomer.read(Map.of(CustomerField.NAME, "Stuck & Sons", CustomerField.OWNER, "chen")), "chen");
        number = customer.number().value();
        pursuits.start(customer.number(), "chen");
        story = stories.of(number);
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
        table = new BrokenCadence(engine.getRepositoryService());
    }

    @AfterEach
    void mended() {
        table.close();
        incidents().forEach(incident -> engine.getManagementService().executeJob(incident.getConfiguration()));
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A step is tried for a while; then an incident says for whom, where and why, and can be tried again")
    void a_broken_table_is_reported_and_after_its_repair_the_journey_goes_on() {
        var waits = waitEnds();
        assertThat(waits)
                .as("tried again after")
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(20),
                        Duration.ofHours(1));
        assertThat(incident().getIncidentMessage())
                .isEqualTo(number + ": \"Next contact due\" (Outreach) failed. " + CAUSE
                        + " Add one, or a last row that fits every case.");
        assertThat(reminders()).contains("admin incident").doesNotContain("chen incident", "wang incident");

        var seen = seenByAdmin().orElseThrow();
        assertThat(seen.path("number").asText()).isEqualTo(number);
        assertThat(seen.path("name").asText()).isEqualTo("Stuck & Sons");
        assertThat(seen.path("step").asText()).isEqualTo("Next contact due");
        assertThat(seen.path("process").asText()).isEqualTo("Outreach");
        assertThat(seen.path("message").asText()).startsWith(CAUSE);
        assertThat(seen.has("since")).isTrue();
        assertThat(seen.size()).as("and no more is told").isEqualTo(7);

        var again = "/api/incidents/" + seen.path("id").asText() + "/retry";
        var before = reminders();
        var refused = send("admin", "POST", again);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("code").asText()).isEqualTo("incident.failsAgain");
        assertThat(refused.body().path("detail").asText()).contains(CAUSE);
        assertThat(reminders()).as("told once").isEqualTo(before);

        table.close();
        assertThat(send("admin", "POST", again).status()).isEqualTo(204);
        assertThat(seenByAdmin()).isEmpty();
        assertThat(send("admin", "POST", again).body().path("code").asText()).isEqualTo("incident.over");
        assertThat(story.openTasks()).containsExactly("UserTask_PrepareContact");
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
    }

    @Test
    void incidents_are_the_administrators_alone() {
        waitEnds();
        var id = incident().getId();
        for (var login : List.of("chen", "li", "wang")) {
            assertThat(send(login, "GET", "/api/incidents").status()).as(login).isEqualTo(403);
            assertThat(send(login, "POST", "/api/incidents/" + id + "/retry").status())
                    .isEqualTo(403);
            var browser = Browser.of(port, login);
            assertThat(browser.get("/incidents").statusCode()).isEqualTo(403);
            assertThat(browser.get("/customers").body()).doesNotContain("href=\"/incidents\"");
        }
        assertThat(new Browser(port).get("/incidents").statusCode()).isEqualTo(302);
        assertThat(send("admin", "POST", "/api/incidents/none/retry").status()).isEqualTo(404);
    }

    @Test
    void an_administrator_tries_again_on_the_page() {
        waitEnds();
        var admin = Browser.of(port, "admin");
        assertThat(admin.get("/customers").body()).contains("href=\"/incidents\"", "Incident: a step failed");
        assertThat(admin.get("/incidents").body())
                .contains(number, "Stuck &amp; Sons", "Next contact due", "Outreach", CAUSE, "Try again");

        var retry = "/incidents/" + incident().getId() + "/retry";
        assertThat(admin.location(admin.postForm("/incidents", retry, Map.of())))
                .isEqualTo("/incidents");
        assertThat(admin.get("/incidents").body()).contains("It failed again. " + CAUSE);
        table.close();
        admin.postForm("/incidents", retry, Map.of());
        assertThat(admin.get("/incidents").body()).contains("It worked").doesNotContain(number);
        assertThat(story.openTasks()).containsExactly("UserTask_PrepareContact");
        assertThat(tried("incident")).as("on the audit trail, failed or not").isEqualTo(2);
    }

    @Test
    void an_administrator_tries_again_in_cockpit() {
        waitEnds();
        var job = job().getId();
        var admin = Browser.of(port, "admin");
        var cockpit = "/camunda/api/engine/engine/default/job/" + job;
        admin.getJson("/camunda/api/engine/engine/default/job/count");
        table.close();
        assertThat(admin.send("PUT", cockpit + "/retries", "{\"retries\":1}").statusCode())
                .isEqualTo(204);
        assertThat(incidents()).as("over as soon as it is tried again").isEmpty();
        assertThat(admin.send("POST", cockpit + "/execute", "").statusCode()).isEqualTo(204);
        assertThat(story.openTasks()).containsExactly("UserTask_PrepareContact");
        assertThat(tried("retries")).isEqualTo(1);
        assertThat(tried("job")).isEqualTo(1);
    }

    /** How often the audit trail tells that the administrator has tried again in this test. */
    private int tried(String what) {
        return database.sql("""
                        select count(*) from audit_entry
                        where kind = 'RETRIED' and actor = 'admin' and details ->> 'what' = ? and id > ?""").params(what, before).query(Integer.class).single();
    }

    @Test
    void a_failure_that_belongs_to_no_customer_is_shown_too() {
        table.close();
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .addString("incident/IncidentTestProcess.bpmn", """
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                          <process id="IncidentTestProcess" name="Housekeeping" isExecutable="true"
                              camunda:historyTimeToLive="P1D">
                            <startEvent id="Start"/><sequenceFlow id="f1" sourceRef="Start" targetRef="Count"/>
                            <serviceTask id="Count" name="Count the chairs" camunda:asyncBefore="true"
                                camunda:expression="${chairs.count(execution)}"/>
                            <sequenceFlow id="f2" sourceRef="Count" targetRef="End"/><endEvent id="End"/>
                          </process>
                        </definitions>""")
                .deploy();
        try {
            var jobs = engine.getManagementService();
            engine.getRuntimeService().startProcessInstanceByKey("IncidentTestProcess", "room 7");
            var job = jobs.createJobQuery()
                    .processDefinitionKey("IncidentTestProcess")
                    .singleResult()
                    .getId();
            for (int attempt = 1; attempt <= 6; attempt++) {
                assertThatThrownBy(() -> jobs.executeJob(job)).hasMessageContaining("chairs");
            }
            var shown = send("admin", "GET", "/api/incidents").body().path("items");
            assertThat(shown).anySatisfy(incident -> {
                assertThat(incident.path("step").asText()).isEqualTo("Count the chairs");
                assertThat(incident.path("process").asText()).isEqualTo("Housekeeping");
                assertThat(incident.path("message").asText()).contains("chairs");
                assertThat(incident.has("number")).isFalse();
            });
            assertThat(Browser.of(port, "admin").get("/incidents").body()).contains("Count the chairs");
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void causes_are_told_in_words_without_the_content_of_rows() {
        table.close();
        assertThat(causes.of(new ProcessEngineException("wrapped", Refusal.conflict("journey.none", "C-000001"))))
                .isEqualTo("Customer C-000001 has no open journey. Take the customer up first.");
        assertThat(causes.of(new ProcessEngineException(
                        "x", new IllegalStateException("ERROR: violates a constraint\n  Detail: Key (name)=(Acme)"))))
                .isEqualTo("ERROR: violates a constraint");
        assertThat(causes.of(new ProcessEngineException("x", new NullPointerException("secret"))))
                .contains("NullPointerException at IncidentTest.java")
                .doesNotContain("secret");
        story.waitEnds();
    }

    /** The wait ends, and the step behind it is tried until nothing is left but an incident; how long it rests between. */
    private List<Duration> waitEnds() {
        ClockUtil.setCurrentTime(Date.from(story.waitsUntil()));
        var rests = new ArrayList<Duration>();
        for (int attempt = 1; attempt <= 6; attempt++) {
            assertThat(incidents()).as("before attempt " + attempt).isEmpty();
            assertThatThrownBy(() -> engine.getManagementService().executeJob(job().getId()))
                    .hasMessageContaining("contactCadence");
            if (attempt < 6) {
                var next = job().getDuedate();
                rests.add(Duration.between(Stories.now(), next.toInstant()));
                ClockUtil.setCurrentTime(next);
            }
        }
        return rests;
    }

    private Job job() {
        return engine.getManagementService().createJobQuery().timers().list().stream()
                .filter(job -> jobsOfCustomer().contains(job.getId()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> jobsOfCustomer() {
        return database.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ = ?""").param(number).query(String.class).list();
    }

    private Incident incident() {
        assertThat(incidents()).hasSize(1);
        return incidents().get(0);
    }

    private List<Incident> incidents() {
        var jobs = jobsOfCustomer();
        return engine.getRuntimeService().createIncidentQuery().list().stream()
                .filter(incident -> jobs.contains(incident.getConfiguration()))
                .toList();
    }

    private List<String> reminders() {
        return database.sql("select person || ' ' || about from reminder where customer_number = ?")
                .param(number)
                .query(String.class)
                .list();
    }

    private Optional<JsonNode> seenByAdmin() {
        var answer = send("admin", "GET", "/api/incidents");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("total").asInt())
                .isEqualTo(answer.body().path("items").size());
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .filter(item -> item.path("number").asText().equals(number))
                .findFirst();
    }

    private record Answered(int status, JsonNode body) {}

    private Answered send(String login, String method, String path) {
        var pair = login + ":" + People.passwordOf(login);
        var basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        var answer = new Browser(port).send(method, path, "", "Authorization", basic);
        try {
            return new Answered(answer.statusCode(), new ObjectMapper().readTree(answer.body()));
        } catch (IOException noJson) {
            throw new AssertionError(answer.body(), noJson);
        }
    }
}
