package io.gendan.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.engine.Causes;
import io.gendan.engine.Refusal;
import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("A job that fails tells administrators why, and nothing that reaches anybody")
class FailureTextsTest {

    private static final String JOBS = "/camunda/api/engine/engine/default/job/";

    /** What the engine has written of failures, in tables and as bytes; the models that it keeps are no such thing. */
    private static final String WRITTEN = """
            select coalesce(exception_msg_, '') from act_ru_job where id_ = :job
            union all select coalesce(job_exception_msg_, '') from act_hi_job_log where job_id_ = :job
            union all select coalesce(incident_msg_, '') from act_ru_incident where configuration_ = :job
            union all select coalesce(incident_msg_, '') from act_hi_incident where configuration_ = :job
            union all select convert_from(b.bytes_, 'UTF8') from act_ge_bytearray b where b.id_ in (
                select exception_stack_id_ from act_ru_job where id_ = :job
                union all select job_exception_stack_id_ from act_hi_job_log where job_id_ = :job)
            """;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    Causes causes;

    private final String mail = "mei" + UUID.randomUUID().toString().substring(0, 8) + "@rivertown.example";
    private final String phone = "13912345678";
    private String deployment = "";
    private String job = "";

    @BeforeEach
    void a_step_fails_with_what_it_was_given() {
        people.hired();
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addString("incident/FailureTextsProcess.bpmn", """
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                          <process id="FailureTextsProcess" name="Calls" isExecutable="true"
                              camunda:historyTimeToLive="P1D">
                            <startEvent id="Start"/><sequenceFlow id="f1" sourceRef="Start" targetRef="Call"/>
                            <serviceTask id="Call" name="Call them" camunda:asyncBefore="true"
                                camunda:expression="${switchboard.call('Ms. Mei %s %s')}"/>
                            <sequenceFlow id="f2" sourceRef="Call" targetRef="End"/><endEvent id="End"/>
                          </process>
                        </definitions>""".formatted(phone, mail))
                .deploy()
                .getId();
        engine.getRuntimeService().startProcessInstanceByKey("FailureTextsProcess", "room 8");
        job = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("FailureTextsProcess")
                .singleResult()
                .getId();
    }

    @AfterEach
    void the_step_is_gone() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @Test
    void neither_in_the_engines_tables_nor_in_an_answer() {
        var admin = Browser.of(port, "admin");
        admin.getJson(JOBS + "count");
        for (int attempt = 1; attempt <= 6; attempt++) {
            assertThatThrownBy(() -> engine.getManagementService().executeJob(job))
                    .hasMessageContaining("switchboard");
        }
        var answer = admin.send("POST", JOBS + job + "/execute", "");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 599);
        assertThat(answer.body()).doesNotContain(phone, mail);

        var written =
                database.sql(WRITTEN).param("job", job).query(String.class).list();
        assertThat(written).as(answer.body()).hasSizeGreaterThan(10).anySatisfy(text -> assertThat(text)
                .contains("ProcessEngineException", "switchboard"));
        assertThat(written).allSatisfy(text -> assertThat(text).doesNotContain(phone, mail));
        for (var door : List.of(
                JOBS + job + "/stacktrace",
                JOBS + job,
                "/camunda/api/engine/engine/default/history/job-log?jobId=" + job,
                "/camunda/api/engine/engine/default/incident",
                "/api/incidents")) {
            assertThat(admin.getJson(door).body()).as(door).doesNotContain(phone, mail);
        }
        assertThat(admin.get("/incidents").body()).contains("Call them").doesNotContain(phone, mail);
    }

    @Test
    void nor_as_the_cause_in_words() {
        var failure = new IllegalStateException("No line to \"Rivertown Mills\", " + phone + " or " + mail);
        assertThat(causes.of(new ProcessEngineException("wrapped", failure)))
                .isEqualTo("No line to \"***\", *** or ***@***");
        assertThat(causes.of(Refusal.conflict("journey.none", mail)))
                .contains("***@***")
                .doesNotContain(mail);
    }
}
