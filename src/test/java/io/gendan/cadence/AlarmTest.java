package io.gendan.cadence;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.SalesPeople;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("CD-05: alarms, step by step")
class AlarmTest {

    private static final String RESEARCH = "UserTask_ResearchCustomer";

    @Autowired
    AlarmSweep alarms;

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    Staff staff;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    MessageSource messages;

    private String number = "";
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_thursday() {
        people.hired();
        Stories.itIs("2026-03-05T10:00:00+08:00");
        story = takenUp("chen");
        number = story.journey().number().value();
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("CD-05: the person is told, a working day later the manager, then the director, each once")
    void a_late_task_climbs_the_ladder_over_a_weekend() {
        sweepAt("2026-03-06T17:59:00+08:00");
        assertThat(reminded()).as("due on Friday at six").isEmpty();
        sweepAt("2026-03-06T18:00:00+08:00");
        sweepAt("2026-03-06T18:01:00+08:00");
        assertThat(reminded()).containsExactly("chen taskLate");
        sweepAt("2026-03-08T23:00:00+08:00");
        sweepAt("2026-03-09T17:59:00+08:00");
        assertThat(reminded()).as("Saturday and Sunday don't count").hasSize(1);
        sweepAt("2026-03-09T18:00:00+08:00");
        assertThat(reminded()).containsExactly("chen taskLate", "li taskLateInTeam");
        sweepAt("2026-03-10T18:00:00+08:00");
        sweepAt("2026-03-13T17:59:00+08:00");
        assertThat(reminded()).containsExactly("chen taskLate", "li taskLateInTeam", "wang taskLateInDepartment");
    }

    @Test
    @DisplayName("CD-08: after a stop of days every step is made up for, in order and once")
    void alarms_after_a_stop() {
        sweepAt("2026-03-13T10:00:00+08:00");
        sweepAt("2026-03-13T10:01:00+08:00");
        assertThat(reminded()).containsExactly("chen taskLate", "li taskLateInTeam", "wang taskLateInDepartment");
    }

    @Test
    @DisplayName("CD-05: after a pause of weeks the next contact is due anew, and nobody is told that it is late")
    void nobody_is_late_for_having_paused() {
        contacted();
        course.pause(new CustomerNumber(number), LocalDate.parse("2026-04-08"), "They rebuild", staff.require("chen"));
        story.timePassesTo(Instant.parse("2026-04-08T01:00:00Z"));
        sweepAt("2026-04-08T09:01:00+08:00");

        assertThat(story.task("UserTask_PrepareContact").due()).isEqualTo("2026-04-09T10:00:00Z");
        assertThat(reminded()).isEmpty();
        sweepAt("2026-04-09T18:00:00+08:00");
        assertThat(reminded()).containsExactly("chen contactLate");
    }

    @Test
    @DisplayName("CD-05: nor when nobody came to a meeting that was agreed for weeks later")
    void nobody_is_late_for_a_meeting_that_fell_through() {
        story.completes("chen", RESEARCH, research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", invitationAccepted("A2"))
                .completes("chen", "UserTask_DebriefContact", debrief())
                .completes("chen", "UserTask_ArrangeMeeting", arrangement());
        Stories.itIs("2026-04-08T15:00:00+08:00");
        story.completes(
                "chen", "UserTask_HoldMeeting", Map.of("meetingOutcome", "NO_SHOW", "changeReason", "Nobody came"));
        sweepAt("2026-04-08T15:01:00+08:00");

        assertThat(story.task("UserTask_PrepareContact").due()).isEqualTo("2026-04-09T10:00:00Z");
        assertThat(reminded()).noneMatch(reminder -> reminder.contains("contactLate"));
    }

    @Test
    void a_task_whose_date_moved_on_is_not_late() {
        redate("2026-03-12T14:00:00+08:00");
        sweepAt("2026-03-10T18:00:00+08:00");
        sweepAt("2026-03-12T17:59:00+08:00");
        assertThat(reminded()).as("the day on which it is due is not over").isEmpty();
        sweepAt("2026-03-12T18:00:00+08:00");
        assertThat(reminded()).containsExactly("chen taskLate");
        redate("2026-03-16T18:00:00+08:00");
        sweepAt("2026-03-16T10:00:00+08:00");
        sweepAt("2026-03-16T18:00:00+08:00");
        assertThat(reminded()).as("chen was told of this task").hasSize(1);
        sweepAt("2026-03-17T18:00:00+08:00");
        assertThat(reminded()).containsExactly("chen taskLate", "li taskLateInTeam");
    }

    @Test
    @DisplayName(
            "CD-03, CD-05: a contact is late at the maximum of its window, and every colleague who could read it hears")
    void an_unclaimed_review_alarms_each_candidate_and_a_claimed_one_its_reader() {
        story.completes("chen", RESEARCH, research());
        story.completes("chen", "UserTask_PrepareContact", preparation("EMAIL"));
        var other = takenUp("chen");
        other.completes("chen", RESEARCH, research());
        other.completes("chen", "UserTask_PrepareContact", preparation("EMAIL"));
        stories.as("liu", () -> engine.getTaskService()
                .claim(other.task("UserTask_ReviewContact").taskId(), "liu"));

        sweepAt("2026-03-12T09:59:00+08:00");
        assertThat(reminded())
                .as("due since Friday, but not late for the customer")
                .isEmpty();
        sweepAt("2026-03-12T10:00:00+08:00");
        assertThat(reminded())
                .as("five working days after Thursday ten o'clock")
                .containsExactlyInAnyOrder("liu contactLate", "li contactLate");
        sweepAt("2026-03-13T10:00:00+08:00");
        assertThat(reminded()).as("li heard it as one who could read it").hasSize(2);

        number = other.journey().number().value();
        assertThat(reminded()).containsExactly("liu contactLate", "li contactLateInTeam");
    }

    @Test
    void a_completed_task_is_not_alarmed() {
        var done = story.task(RESEARCH).taskId();
        Stories.itIs("2026-03-06T17:00:00+08:00");
        story.completes("chen", RESEARCH, research());
        sweepAt("2026-03-09T18:00:00+08:00");
        assertThat(database.sql("select count(*) from alarm where subject like '%' || ? || '%'")
                        .param(done)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void who_is_manager_and_director_at_once_hears_it_once() {
        var others = new SalesPeople(database);
        others.principal();
        story = takenUp(others.login("dora"));
        number = story.journey().number().value();
        sweepAt("2026-03-13T10:00:00+08:00");
        assertThat(reminded())
                .as("nobody but a principal stands above dora")
                .hasSize(2)
                .startsWith(others.login("dora") + " taskLate")
                .last()
                .asString()
                .endsWith(" taskLateInTeam");
    }

    @Test
    void two_sweeps_at_the_same_time_tell_everybody_once() throws Exception {
        Stories.itIs("2026-03-13T10:00:00+08:00");
        var together = new CyclicBarrier(4);
        var nodes = Executors.newFixedThreadPool(4);
        try {
            var sweeps = new ArrayList<Future<?>>();
            for (int node = 0; node < 4; node++) {
                sweeps.add(nodes.submit(() -> {
                    together.await();
                    alarms.sweep();
                    return null;
                }));
            }
            for (var sweep : sweeps) {
                sweep.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(reminded()).containsExactly("chen taskLate", "li taskLateInTeam", "wang taskLateInDepartment");
        assertThat(database.sql("select count(*) from alarm where customer_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void a_customer_with_trouble_keeps_no_other_from_its_alarm() {
        story.completes("chen", RESEARCH, research());
        var other = takenUp("chen");
        database.sql("""
                        insert into next_step (customer_number, journey_id, who, due_on, channel, promised, set_by, set_at)
                        select customer_number, id, 'chen', '2026-03-05', 'PIGEON', false, 'chen', opened_at
                        from journey where customer_number = ?""").param(number).update();
        sweepAt("2026-03-13T10:00:00+08:00");
        assertThat(reminded()).isEmpty();
        var trouble = number;
        number = other.journey().number().value();
        assertThat(reminded()).hasSize(3);

        database.sql("update next_step set channel = 'PHONE' where customer_number = ?")
                .param(trouble)
                .update();
        sweepAt("2026-03-16T10:01:00+08:00");
        number = story.journey().number().value();
        assertThat(reminded()).as("made up for by the next sweep").hasSize(3);
    }

    @Test
    @DisplayName("The drawn alarm does what the sweep does")
    void an_alarm_of_a_model_raises_what_is_due_for_its_customer() {
        var other = takenUp("chen");
        Stories.itIs("2026-03-06T18:00:00+08:00");
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .addString("alarm/AlarmTestProcess.bpmn", """
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                          <process id="AlarmTestProcess" isExecutable="true" camunda:historyTimeToLive="P1D">
                            <startEvent id="Start"/><sequenceFlow id="f1" sourceRef="Start" targetRef="Raise"/>
                            <serviceTask id="Raise" camunda:delegateExpression="${raiseAlarm}"/>
                            <sequenceFlow id="f2" sourceRef="Raise" targetRef="End"/><endEvent id="End"/>
                          </process>
                        </definitions>""")
                .deploy();
        try {
            engine.getRuntimeService().startProcessInstanceByKey("AlarmTestProcess", number);
            alarms.sweep();
            assertThat(reminded()).containsExactly("chen taskLate");
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        }
        number = other.journey().number().value();
        assertThat(reminded()).as("by the sweep").containsExactly("chen taskLate");
    }

    @Test
    void priorities_rise_with_the_stage_and_with_lateness() {
        assertThat(priority()).as("stage A, due tomorrow").isEqualTo(10);
        sweepAt("2026-03-06T09:00:00+08:00");
        assertThat(priority()).as("due today").isEqualTo(35);
        sweepAt("2026-03-06T18:01:00+08:00");
        assertThat(priority()).as("overdue").isEqualTo(60);
        database.sql("update journey set stage = 'B2' where customer_number = ?")
                .param(number)
                .update();
        sweepAt("2026-03-06T18:02:00+08:00");
        assertThat(priority()).as("overdue in B2").isEqualTo(90);
        redate("2026-03-12T18:00:00+08:00");
        sweepAt("2026-03-06T18:03:00+08:00");
        assertThat(priority()).isEqualTo(40);
    }

    @Test
    void every_reminder_has_its_words_in_both_languages() {
        for (var task : List.of(RESEARCH, "UserTask_RecordContact")) {
            for (var told : Told.values()) {
                var about = told.about(new OpenTask(
                        "1", task, new CustomerNumber(number), "2", List.of(), false, null, 0, 0, null, 0, ""));
                var english = messages.getMessage("reminder." + about, null, Locale.ENGLISH);
                var chinese = messages.getMessage("reminder." + about, null, Locale.CHINESE);
                assertThat(english).isNotBlank();
                assertThat(chinese).isNotBlank().isNotEqualTo(english);
            }
        }
    }

    private void contacted() {
        story.completes("chen", RESEARCH, research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    private Story takenUp(String owner) {
        var customer = customers.create(
                NewCustomer.read(Map.of(CustomerField.NAME, "Late Bloomers", CustomerField.OWNER, owner)), owner);
        pursuits.start(customer.number(), owner);
        return stories.of(customer.number().value());
    }

    private void sweepAt(String time) {
        Stories.itIs(time);
        alarms.sweep();
    }

    private void redate(String time) {
        Instant moment = OffsetDateTime.parse(time).toInstant();
        engine.getTaskService().setDueDate(story.task(RESEARCH).taskId(), Date.from(moment));
    }

    private int priority() {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(story.task(RESEARCH).taskId())
                .singleResult()
                .getPriority();
    }

    private List<String> reminded() {
        return database.sql("select person || ' ' || about from reminder where customer_number = ? order by id")
                .param(number)
                .query(String.class)
                .list();
    }
}
