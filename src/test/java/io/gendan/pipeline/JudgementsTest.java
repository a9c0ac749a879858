package io.gendan.pipeline;

import static io.gendan.support.Answers.contact;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.decision;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static io.gendan.support.Answers.signing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.cadence.ContactTimes;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerGrades;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.Grades;
import io.gendan.customer.Grades.Quadrant;
import io.gendan.customer.Grades.ServiceGrade;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.Refusal;
import io.gendan.journey.ContactKind;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.pipeline.CourseRequests.Turn;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("CD-07, CD-10: customers are judged, and the next contact follows")
class JudgementsTest {

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
    CourseRequests requests;

    @Autowired
    Judgements judgements;

    @Autowired
    ContactTimes times;

    @Autowired
    Records records;

    @Autowired
    TaskService tasks;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T09:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Ripening Plums", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
    }

    @AfterEach
    void whatever_is_open_ends() {
        if (story.journey().isOpen()) {
            course.release(number, "The story is told", person("wang"));
        }
        story.nobodyIsForgotten();
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "CD-07: judged C the customer is left alone for two weeks; promoted to A it is called the day after next")
    void promotion_pulls_the_next_contact_forward() {
        called();
        judges("chen", new Judgement(SigningGrade.C, null, null, "Nobody decides there"));
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-16T09:59:00+08:00"));

        Stories.itIs("2026-03-03T16:00:00+08:00");
        judges("li", new Judgement(SigningGrade.A, null, null, "They asked for the contract"));

        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-04T09:59:00+08:00"));
        assertThat(customers.require(number).grades()).isEqualTo(new Grades(SigningGrade.A, null, null));
        var entry = records.latest(story.journey(), EntryKind.GRADE).orElseThrow();
        assertThat(entry.author()).isEqualTo("li");
        assertThat(entry.content())
                .isEqualTo(Map.of(
                        "signingGradeBefore", "C",
                        "signingGrade", "A",
                        "reason", "They asked for the contract"));
    }

    @Test
    @DisplayName("CD-07: a promotion whose time has gone by brings the contact at once, and late for nobody yet")
    void a_promotion_that_is_overdue_at_once() {
        called();
        judges("chen", new Judgement(SigningGrade.C, null, null, "Nobody decides there"));
        Stories.itIs("2026-03-10T16:00:00+08:00");
        judges("li", new Judgement(SigningGrade.A, null, null, "A new owner"));

        assertThat(story.waitsUntil()).as("the wait is over").isBefore(at("2026-03-10T16:00:00+08:00"));
        story.timePassesTo(at("2026-03-10T16:00:00+08:00"));
        assertThat(story.task("UserTask_PrepareContact").due()).isEqualTo(at("2026-03-11T18:00:00+08:00"));
    }

    @Test
    @DisplayName(
            "CD-03, CD-10: judged B the customer is called weekly and visited every two weeks; the form says which is due")
    void calls_and_visits_take_turns() {
        called();
        judges("li", new Judgement(SigningGrade.B, null, null, "Interested, but slow"));
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-09T09:59:00+08:00"));
        story.waitEnds();
        assertThat(shown("UserTask_PrepareContact", "brief"))
                .contains("A call or message is due")
                .contains("weekly online");
        assertThat(shown("UserTask_PrepareContact", "channel")).isEqualTo("PHONE");
        assertThat(shown("UserTask_PrepareContact", "contactWindow"))
                .isEqualTo("03-05 09:59 · 03-09 09:59 · 03-12 09:59");

        Stories.itIs("2026-03-11T15:00:00+08:00");
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.waitsUntil()).as("two weeks after the opening").isEqualTo(at("2026-03-16T09:00:00+08:00"));
        story.waitEnds();
        assertThat(times.nextContactKind(story.journey())).isEqualTo(ContactKind.FACE_TO_FACE);
        assertThat(shown("UserTask_PrepareContact", "brief"))
                .contains("A visit is due")
                .contains("face to face every two weeks");
        assertThat(shown("UserTask_PrepareContact", "channel")).isEqualTo("VISIT");

        Stories.itIs("2026-03-16T15:00:00+08:00");
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.waitsUntil())
                .as("called instead of visited: the visit is still due, but not on the day of the call")
                .isEqualTo(at("2026-03-17T14:59:00+08:00"));
    }

    @Test
    @DisplayName("The owner judges the signing grade too; whoever neither owns nor leads judges nothing")
    void who_may_judge() {
        var ripe = new Judgement(SigningGrade.A, null, null, "Ripe");
        assertThatThrownBy(() -> judges("liu", ripe)).hasMessageContaining("customer.unknown");
        assertThatThrownBy(() -> judges("sun", ripe)).hasMessageContaining("customer.unknown");
        for (var login : new String[] {"chen", "li", "zhao", "wang"}) {
            assertThat(requests.possible(number, person(login))).as(login).contains(Turn.JUDGE);
        }
        assertThat(requests.possible(number, person("liu"))).doesNotContain(Turn.JUDGE);
    }

    @Test
    @DisplayName("Before signing a customer has a signing grade and no other; what would change nothing is refused")
    void grades_that_do_not_fit() {
        refused("serviceGrade", "grade.beforeSigning", new Judgement(null, ServiceGrade.D, null, "Loyal"));
        refused("quadrant", "grade.beforeSigning", new Judgement(null, null, Quadrant.KEY, "Big"));
        refused("signingGrade", "grade.missing", new Judgement(null, null, null, "Why not"));
        judges("li", new Judgement(SigningGrade.B, null, null, "Slow"));
        refused("signingGrade", "grade.same", new Judgement(SigningGrade.B, null, null, "Still slow"));
        assertThat(grades.of(number)).isEqualTo(new Grades(SigningGrade.B, null, null));
    }

    @Test
    @DisplayName("With the signing the signing grade goes, on record; the member is judged by those above the owner")
    void a_member_has_other_grades() {
        judges("chen", new Judgement(SigningGrade.A, null, null, "Ripe"));
        signs();

        assertThat(story.stage()).isEqualTo("MEMBER");
        assertThat(grades.of(number)).isEqualTo(Grades.NONE);
        assertThat(records.latest(story.journey(), EntryKind.GRADE)
                        .orElseThrow()
                        .content())
                .isEqualTo(Map.of("signingGradeBefore", "A"));

        refused("signingGrade", "grade.afterSigning", new Judgement(SigningGrade.A, null, null, "Again"));
        assertThatThrownBy(() -> judges("chen", new Judgement(null, ServiceGrade.D, null, "Loyal")))
                .hasMessageContaining("grade.notYours");
        judges("li", new Judgement(null, ServiceGrade.D, null, "Loyal"));
        judges("li", new Judgement(null, null, Quadrant.ORDINARY, "They buy nearly all from us"));
        assertThat(grades.of(number)).isEqualTo(new Grades(null, ServiceGrade.D, Quadrant.ORDINARY));
    }

    private void called() {
        Stories.itIs("2026-03-02T10:00:00+08:00");
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    private void signs() {
        course.redirect(number, "B3", "They want to sign at once", person("wang"));
        whoever("UserTask_PrepareContact", preparation("PHONE"));
        whoever("UserTask_ReviewContact", Map.of("verdict", "APPROVED", "impression", "Clear"));
        whoever("UserTask_ReviewContact", Map.of("verdict", "APPROVED", "impression", "Clear"));
        whoever("UserTask_RecordContact", contact());
        whoever("UserTask_DebriefContact", debrief());
        whoever("UserTask_DecideNextStep", decision("FORWARD", "chen"));
        whoever("UserTask_SignMembership", signing());
    }

    private void whoever(String task, Map<String, Object> fields) {
        var open = story.task(task);
        var login = open.assignee() == null ? open.candidates().get(0) : open.assignee();
        story.completes(login, task, fields);
    }

    private void refused(String field, String code, Judgement judgement) {
        assertThatThrownBy(() -> judges("li", judgement)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BAD_REQUEST);
            assertThat(refusal.items()).singleElement().satisfies(item -> {
                assertThat(item.field()).isEqualTo(field);
                assertThat(item.code()).isEqualTo(code);
            });
        });
    }

    private void judges(String login, Judgement judgement) {
        judgements.judge(number, judgement, person(login));
        story.nobodyIsForgotten();
    }

    private String shown(String task, String variable) {
        return String.valueOf(tasks.getVariableLocal(story.task(task).taskId(), variable));
    }

    private Person person(String login) {
        return staff.require(login);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
