package io.gendan.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.support.GendanTest;
import io.gendan.support.Stories;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Lengths in any model are working time: here across a weekend and the October holiday of 2025. */
@GendanTest
@DisplayName("CD-06: timers and due dates of models")
class WorkingTimersTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String TUESDAY_BEFORE_THE_HOLIDAY = "2025-09-30T16:00:00+08:00";

    private static final String WAIT = """
            <intermediateCatchEvent id="Timer_Wait"><timerEventDefinition><%s>%s</%s></timerEventDefinition></intermediateCatchEvent>
            <sequenceFlow id="f1" sourceRef="Start" targetRef="Timer_Wait"/>
            <sequenceFlow id="f2" sourceRef="Timer_Wait" targetRef="End"/>""";

    private static final String TASK = """
            <userTask id="UserTask_Work" camunda:assignee="chen" camunda:dueDate="%s" camunda:followUpDate="%s"/>
            <sequenceFlow id="f1" sourceRef="Start" targetRef="UserTask_Work"/>
            <sequenceFlow id="f2" sourceRef="UserTask_Work" targetRef="End"/>""";

    private static final String REPEATED = TASK.formatted("P1D", "P1D") + """
            <boundaryEvent id="Timer_Again" attachedToRef="UserTask_Work" cancelActivity="false">
              <timerEventDefinition><timeCycle>%s</timeCycle></timerEventDefinition></boundaryEvent>
            <sequenceFlow id="f3" sourceRef="Timer_Again" targetRef="End2"/>
            <endEvent id="End2"/>""";

    private static final String FAILING = """
            <serviceTask id="ServiceTask_Fail" camunda:asyncBefore="true" camunda:expression="${nobody.knowsThis()}"/>
            <sequenceFlow id="f1" sourceRef="Start" targetRef="ServiceTask_Fail"/>
            <sequenceFlow id="f2" sourceRef="ServiceTask_Fail" targetRef="End"/>""";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    private final List<String> deployments = new ArrayList<>();

    @BeforeEach
    void it_is_the_evening_before_the_holiday() {
        Stories.itIs(TUESDAY_BEFORE_THE_HOLIDAY);
    }

    @AfterEach
    void nothing_is_left() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        ClockUtil.reset();
    }

    @ParameterizedTest(name = "{0} {1} is due at {2}")
    @CsvSource({
        "timeDuration, P1D, 2025-10-09T16:00:00",
        "timeDuration, P3D, 2025-10-11T16:00:00",
        "timeDuration, PT4H, 2025-10-09T11:00:00",
        "timeDuration, P1W, 2025-10-09T16:00:00",
        "timeDuration, ${gap}, 2025-10-10T16:00:00",
        "timeDate, P2D, 2025-10-10T16:00:00",
        "timeDate, ${gap}, 2025-10-10T16:00:00",
        "timeDate, 2025-10-04T20:00:00, 2025-10-04T20:00:00",
        "timeDate, ${moment}, 2025-10-05T03:00:00",
        "timeCycle, R3/P1D, 2025-10-09T16:00:00",
        "timeCycle, R3/2025-10-05T10:00:00/P1D, 2025-10-05T10:00:00",
        "timeCycle, 0 0 12 * * ?, 2025-10-01T12:00:00",
    })
    void a_timer_waits_in_working_time(String kind, String text, LocalDateTime due) {
        start(WAIT.formatted(kind, text, kind), Map.of("gap", "P2D", "moment", Date.from(at("2025-10-05T03:00:00"))));
        assertThat(job().getDuedate().toInstant()).isEqualTo(at(due.toString()));
    }

    @Test
    void a_task_is_due_in_working_time() {
        start(TASK.formatted("P2D", "PT1H"), Map.of());
        var task = tasks.createTaskQuery().taskDefinitionKey("UserTask_Work").singleResult();
        assertThat(task.getDueDate().toInstant()).isEqualTo(at("2025-10-10T16:00:00"));
        assertThat(task.getFollowUpDate().toInstant()).isEqualTo(at("2025-09-30T17:00:00"));
    }

    @Test
    void a_task_is_due_at_the_moment_that_is_given() {
        start(
                TASK.formatted("2025-10-05T03:00:00", "${moment}"),
                Map.of("moment", Date.from(at("2025-10-04T01:00:00"))));
        var task = tasks.createTaskQuery().taskDefinitionKey("UserTask_Work").singleResult();
        assertThat(task.getDueDate().toInstant()).isEqualTo(at("2025-10-05T03:00:00"));
        assertThat(task.getFollowUpDate().toInstant()).isEqualTo(at("2025-10-04T01:00:00"));
    }

    @Test
    @DisplayName("R3/P1D fires on three working days, the make-up Saturday among them, and then no more")
    void a_cycle_runs_over_working_days() {
        start(REPEATED.formatted("R3/P1D"), Map.of());
        assertThat(firings())
                .containsExactly(at("2025-10-09T16:00:00"), at("2025-10-10T16:00:00"), at("2025-10-11T16:00:00"));
    }

    @Test
    @DisplayName("A weekly cycle that a holiday has moved on is back on its day a week later")
    void a_weekly_cycle_does_not_drift() {
        Stories.itIs("2025-09-24T10:00:00+08:00");
        start(REPEATED.formatted("R3/P1W"), Map.of());
        assertThat(firings()).containsExactly(at("2025-10-09T10:00:00"), at("2025-10-15T10:00:00"));
    }

    @Test
    void a_cycle_that_ends_on_a_day_keeps_to_working_time() {
        start(REPEATED.formatted("R/P1D/2025-10-10T20:00:00"), Map.of());
        assertThat(job().getDuedate().toInstant()).isEqualTo(at("2025-10-09T09:00:00"));
    }

    @Test
    @DisplayName("CD-07: reckoned anew, a timer counts from when it began to wait")
    void a_timer_is_reckoned_anew_from_its_beginning() {
        start(WAIT.formatted("timeDuration", "P3D", "timeDuration"), Map.of());
        var due = job().getDuedate();
        Stories.itIs("2025-10-10T11:00:00+08:00");
        management.setJobDuedate(job().getId(), Date.from(at("2025-12-01T00:00:00")));
        management.recalculateJobDuedate(job().getId(), true);
        assertThat(job().getDuedate()).isEqualTo(due);
        management.recalculateJobDuedate(job().getId(), false);
        assertThat(job().getDuedate().toInstant()).isEqualTo(at("2025-10-14T11:00:00"));
    }

    @Test
    void a_cycle_and_a_date_are_reckoned_anew_from_their_beginning() {
        for (var timer : List.of("timeCycle R3/P1D", "timeDate P1D")) {
            Stories.itIs(TUESDAY_BEFORE_THE_HOLIDAY);
            var parts = timer.split(" ");
            start(WAIT.formatted(parts[0], parts[1], parts[0]), Map.of());
            Stories.itIs("2025-10-01T11:00:00+08:00");
            management.recalculateJobDuedate(job().getId(), true);
            assertThat(job().getDuedate().toInstant()).as(timer).isEqualTo(at("2025-10-09T16:00:00"));
            nothing_is_left();
            deployments.clear();
        }
    }

    @Test
    @DisplayName("The engine's own retries stay on the plain clock: after 10 seconds, in the middle of the holiday")
    void a_failed_step_is_tried_again_on_the_plain_clock() {
        Stories.itIs("2025-10-03T22:00:00+08:00");
        start(FAILING, Map.of());
        var failing = job().getId();
        assertThatThrownBy(() -> management.executeJob(failing)).hasMessageContaining("nobody");
        assertThat(job().getRetries()).isEqualTo(5);
        assertThat(job().getDuedate().toInstant()).isEqualTo(at("2025-10-03T22:00:10"));
    }

    @Test
    void what_is_no_length_is_refused_in_the_engines_words() {
        assertThatThrownBy(() -> start(WAIT.formatted("timeDuration", "${gap}", "timeDuration"), Map.of("gap", "soon")))
                .hasMessageContaining("soon");
        assertThatThrownBy(() ->
                        start(WAIT.formatted("timeDuration", "${gap}", "timeDuration"), Map.of("gap", "P2147483647M")))
                .hasMessageContaining("No date can be reckoned");
    }

    /** When a repeated timer fires, until it does so no more. */
    private List<Instant> firings() {
        var fired = new ArrayList<Instant>();
        for (var job = job(); job != null && fired.size() < 10; job = job()) {
            ClockUtil.setCurrentTime(job.getDuedate());
            fired.add(job.getDuedate().toInstant());
            management.executeJob(job.getId());
        }
        return fired;
    }

    private Job job() {
        return management
                .createJobQuery()
                .processDefinitionKey("WorkingTimersProcess")
                .singleResult();
    }

    private ProcessInstance start(String steps, Map<String, Object> variables) {
        deployments.add(repository
                .createDeployment()
                .name("working timers test")
                .addString("WorkingTimersProcess.bpmn", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test" id="d">
                          <process id="WorkingTimersProcess" isExecutable="true" camunda:historyTimeToLive="P1D">
                            <startEvent id="Start"/>
                            %s
                            <endEvent id="End"/>
                          </process>
                        </definitions>""".formatted(steps))
                .deploy()
                .getId());
        return runtime.startProcessInstanceByKey("WorkingTimersProcess", variables);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
