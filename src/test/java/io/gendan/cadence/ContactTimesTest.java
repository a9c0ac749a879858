package io.gendan.cadence;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerGrades;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.Grades;
import io.gendan.customer.Grades.Quadrant;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Phase;
import io.gendan.journey.Stage;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("CD-03: when the next contact is due, of which kind it is, and when it is late")
class ContactTimesTest {

    @Autowired
    ContactTimes times;

    @Autowired
    Windows windows;

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Staff staff;

    @Autowired
    Customers customers;

    @Autowired
    CustomerGrades grades;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    AlarmSweep alarms;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_thursday() {
        people.hired();
        Stories.itIs("2026-03-05T09:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Timely Clocks", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
    }

    @AfterEach
    void the_story_ends() {
        grades.judge(number, Grades.NONE);
        if (story.journey().isOpen()) {
            course.release(number, "The story is told", staff.require("wang"));
        }
        ClockUtil.reset();
    }

    @Test
    @DisplayName("The first contact is due by the end of the working day after the research, whenever one asks")
    void the_first_contact() {
        Stories.itIs("2026-03-10T15:00:00+08:00");
        story.completes("chen", "UserTask_ResearchCustomer", research());
        assertThat(story.task("UserTask_PrepareContact").due()).isEqualTo(at("2026-03-11T18:00:00+08:00"));

        Stories.itIs("2026-03-16T15:00:00+08:00");
        assertThat(times.contactTaskDue(story.journey())).isEqualTo(at("2026-03-11T18:00:00+08:00"));
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        assertThat(story.task("UserTask_RecordContact").due())
                .as("prepared late, the contact itself is no less late")
                .isEqualTo(at("2026-03-11T18:00:00+08:00"));
    }

    @Test
    @DisplayName(
            "A-06: nobody is late for what another left: after a hand-over the contact is due anew, not after a refused one")
    void after_a_hand_over() {
        called();
        story.waitEnds();
        assertThat(story.task("UserTask_PrepareContact").due()).isEqualTo(at("2026-03-09T09:59:00+08:00"));

        Stories.itIs("2026-03-19T11:00:00+08:00");
        course.offerHandOver(number, "liu", "I am away", staff.require("chen"));
        story.completes("liu", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));
        assertThat(story.task("UserTask_PrepareContact").assignee()).isEqualTo("liu");
        assertThat(story.task("UserTask_PrepareContact").due()).isEqualTo(at("2026-03-20T18:00:00+08:00"));

        Stories.itIs("2026-03-24T11:00:00+08:00");
        course.offerHandOver(number, "chen", "Back to you", staff.require("liu"));
        story.completes("chen", "UserTask_AnswerHandOver", Map.of("answer", "DECLINED"));
        assertThat(times.contactTaskDue(story.journey())).isEqualTo(at("2026-03-20T18:00:00+08:00"));
    }

    @Test
    @DisplayName("CD-01: of a member in the quadrant ordinary calls are planned and visits are not")
    void only_planned_kinds_count() {
        var member = asMember(story.journey());
        grades.judge(number, new Grades(null, null, Quadrant.ORDINARY));
        assertThat(windows.of(member, ContactKind.FACE_TO_FACE).planned()).isFalse();
        assertThat(times.nextContactKind(member)).isEqualTo(ContactKind.REMOTE);

        called();
        var window = windows.of(member, ContactKind.REMOTE);
        assertThat(window.allowedFrom()).isEqualTo(at("2026-03-06T09:59:00+08:00"));
        assertThat(window.ideal()).isEqualTo(at("2026-03-09T09:59:00+08:00"));
        assertThat(window.latest()).isEqualTo(at("2026-03-10T09:59:00+08:00"));
        assertThat(window.rule()).contains("three to five light calls a week");
    }

    @Test
    @DisplayName("CD-09: a task's card shows allowed from, ideal and latest, and says when it has become too late")
    void the_card_says_when_it_is_too_late() {
        called();
        story.waitEnds();
        var task = story.task("UserTask_PrepareContact").taskId();
        assertThat(tasks.getVariableLocal(task, "contactWindow")).isEqualTo("03-06 09:59 · 03-09 09:59 · 03-12 09:59");

        Stories.itIs("2026-03-12T10:00:00+08:00");
        alarms.sweep();
        assertThat(tasks.getVariableLocal(task, "contactWindow"))
                .isEqualTo("03-06 09:59 · 03-09 09:59 · 03-12 09:59 – too late 已逾期");
    }

    @Test
    @DisplayName("CD-09: nobody is too late while a later day is agreed")
    void not_late_before_the_agreed_day() {
        var agreed = new HashMap<>(contactAgain());
        agreed.put("nextStepOn", "2026-04-09");
        Stories.itIs("2026-03-05T10:00:00+08:00");
        agreed.put("happenedAt", "2026-03-05T09:59:00+08:00");
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", agreed)
                .completes("chen", "UserTask_DebriefContact", debrief());
        story.waitEnds();

        assertThat(times.next(story.journey()).reason()).isEqualTo(NextContact.Reason.AGREED);
        assertThat(times.latestContact(story.journey())).isEqualTo(at("2026-04-10T18:00:00+08:00"));
        assertThat(tasks.getVariableLocal(story.task("UserTask_PrepareContact").taskId(), "contactWindow"))
                .isEqualTo("03-06 09:59 · 03-09 09:59 · 03-12 09:59");
    }

    @Test
    @DisplayName("CD-07: an edited policy counts from its deployment on, without a restart")
    void an_edited_policy_counts_at_once() throws Exception {
        called();
        assertThat(windows.of(story.journey(), ContactKind.REMOTE).ideal()).isEqualTo(at("2026-03-09T09:59:00+08:00"));
        var edited = Files.readString(Path.of("processes/cadence/contactCadence.dmn"))
                .replace(
                        "RemoteStageA_idealGap\">\n          <text>\"P2D\"",
                        "RemoteStageA_idealGap\">\n          <text>\"P3D\"");
        var deployment = repository
                .createDeployment()
                .addString("cadence/contactCadence.dmn", edited)
                .deploy();
        try {
            assertThat(windows.of(story.journey(), ContactKind.REMOTE).ideal())
                    .isEqualTo(at("2026-03-10T09:59:00+08:00"));
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
        assertThat(windows.of(story.journey(), ContactKind.REMOTE).ideal()).isEqualTo(at("2026-03-09T09:59:00+08:00"));
    }

    private void called() {
        Stories.itIs("2026-03-05T10:00:00+08:00");
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    /** The same journey as if it had reached its aim; nothing is stored. */
    private static Journey asMember(Journey journey) {
        return new Journey(
                journey.id(),
                journey.number(),
                new Stage(Stage.MEMBER, 60, Phase.MEMBERSHIP),
                null,
                null,
                journey.openedAt(),
                journey.openedBy(),
                null,
                null,
                journey.processInstanceId());
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
