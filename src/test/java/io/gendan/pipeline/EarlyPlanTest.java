package io.gendan.pipeline;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.decision;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.invitationRefused;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static io.gendan.support.Answers.salespersonView;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.Refusal;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Loss;
import io.gendan.journey.LossReason;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Next contacts planned for a day before one is allowed again (CD-04). */
@GendanTest
@DisplayName("Planned too early")
class EarlyPlanTest {

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Recording recording;

    @Autowired
    Course course;

    @Autowired
    EarlyPermits permits;

    @Autowired
    Staff staff;

    @Autowired
    ContactReader reader;

    @Autowired
    Records records;

    @Autowired
    NextSteps nextSteps;

    @Autowired
    TaskService tasks;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Bitternbrook Seeds", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
        story.completes("chen", "UserTask_ResearchCustomer", research());
    }

    @AfterEach
    void the_journey_ends_and_the_clock_runs_again() {
        if (story.journey().isOpen()) {
            course.lose(number, new Loss(LossReason.NO_NEED, null, null, null), staff.require("li"));
        }
        ClockUtil.reset();
    }

    @Test
    @DisplayName("CD-04: the next contact is not planned for the day of the last; for the working day after it is")
    void the_same_day_is_refused_and_the_next_working_day_not() {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        var before = records.count(number);

        assertThatThrownBy(() -> recordsContact(again("2026-03-02")))
                .hasMessageContaining("Too early for this customer. The last contact was on 2026-03-02 09:59")
                .hasMessageContaining("Choose a later day for the next step");
        assertThat(records.count(number)).isEqualTo(before);

        recordsContact(again("2026-03-03"));
        assertThat(nextSteps.open(number)).map(NextStep::dueOn).contains(LocalDate.parse("2026-03-03"));
        story.completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-03T09:59:00+08:00"));
    }

    @Test
    @DisplayName("CD-04, CD-06: a day on which nobody works means the next one on which somebody does")
    void saturday_after_a_friday_means_monday() {
        Stories.itIs("2026-03-06T10:00:00+08:00");
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        recordsContact(again("2026-03-07"));
        assertThat(nextSteps.open(number)).isPresent();
    }

    @Test
    @DisplayName("CD-02: a day that was promised to the customer is never too early")
    void a_promised_day_is_never_too_early() {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        var promised = again("2026-03-02");
        promised.put("nextStepPromised", true);
        recordsContact(promised);
        story.completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.openTasks()).as("it is due at once").containsExactly("UserTask_PrepareContact");
    }

    @Test
    @DisplayName("CD-01: a visit is planned by the window of visits")
    void a_visit_is_planned_by_its_own_window() {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        var visit = again("2026-03-02");
        visit.put("nextStepChannel", "VISIT");
        recordsContact(visit);
        assertThat(nextSteps.open(number)).map(NextStep::channel).contains("VISIT");
    }

    @Test
    @DisplayName("CD-04: when to try a refused invitation again follows the rule, in the task and outside it")
    void a_refused_invitation_is_not_tried_again_at_once() {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        assertThatThrownBy(() -> recordsContact(invitationRefused("2026-03-02")))
                .hasMessageContaining("Too early for this customer");

        assertThat(early(refused("2026-03-02")).items())
                .extracting(Refusal.Item::field)
                .containsExactly("nextStepOn");
        var promised = refused("2026-03-02");
        promised.put("nextStepPromised", true);
        recording.put(number, reader.read(promised), "chen", null);
        assertThat(nextSteps.open(number)).map(NextStep::promised).contains(true);
    }

    @Test
    @DisplayName("CD-04: what a manager has permitted a salesperson may plan, and the wait follows the permission")
    void a_permitted_day_is_planned() {
        calls("li", "2026-03-02T10:30:00+08:00");
        calls("li", "2026-03-03T10:30:00+08:00");
        Stories.itIs("2026-03-04T11:00:00+08:00");
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        var plan = again("2026-03-05");
        plan.put("acknowledgeViolation", true);
        plan.put("violationReason", "A fourth call this week");
        assertThatThrownBy(() -> recordsContact(plan))
                .as("acknowledging a contact allows no further one")
                .hasMessageContaining("Too early for this customer")
                .hasMessageContaining("is allowed from 2026-03-09 10:30");

        permits.allow(
                number,
                Map.of("kind", "REMOTE", "from", "2026-03-05", "reason", "Their board meets on Friday"),
                staff.require("li"));

        recordsContact(plan);
        story.completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-05T09:00:00+08:00"));
    }

    @Test
    @DisplayName("CD-04, CD-07: a permission moves the open wait to the day that was agreed on")
    void the_wait_follows_a_permission() {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        recordsContact(again("2026-03-05"));
        story.completes("chen", "UserTask_DebriefContact", debrief());
        calls("li", "2026-03-03T10:30:00+08:00");
        calls("li", "2026-03-04T10:30:00+08:00");
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-09T09:59:00+08:00"));

        permits.allow(
                number,
                Map.of("kind", "REMOTE", "from", "2026-03-05", "reason", "Their board meets on Friday"),
                staff.require("li"));

        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-05T09:00:00+08:00"));
        story.waitEnds();
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        Stories.itIs("2026-03-05T09:30:00+08:00");
        recordsContact(contactAgain());
        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .doesNotContainKey("violation");
    }

    // ---- the forms of those who lead

    @Test
    @DisplayName(
            "CD-04, S-21: the conclusion of a session is refused a day too early; the director allows it with a reason")
    void the_conclusion_of_a_session() {
        reachesTheConclusion();
        calls("chen", Stories.now().toString());
        var plan = conclusion("NEXT_STAGE", "wang");
        plan.put("nextStepPromised", false);
        plan.put("nextStepOn", today());
        refusedUnlessAllowed("UserTask_ConcludeSession", plan);
        assertThat(story.stage()).isEqualTo("B2");
    }

    @Test
    @DisplayName("CD-04, N-21: so is the director's decision after a contact")
    void the_decision_after_a_contact() {
        reachesTheDecision();
        var plan = decision("CONTACT_AGAIN", "wang");
        plan.put("nextStepPromised", false);
        plan.put("nextStepOn", today());
        refusedUnlessAllowed("UserTask_DecideNextStep", plan);
    }

    @Test
    @DisplayName("CD-04, A-06: so is the contact that the director takes over")
    void the_help_of_the_director() {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        recordsContact(contactAgain());
        course.askHelp(number, "They only talk to the top", staff.require("chen"));
        var plan = new HashMap<String, Object>(Map.of(
                "advice", "I call the owner",
                "helpKind", "NEXT_CONTACT_BY_ME",
                "nextStepOn", today(),
                "nextStepChannel", "PHONE",
                "nextStepContent", "The pilot",
                "nextStepPurpose", "A date",
                "nextStepPromised", false));
        refusedUnlessAllowed("UserTask_HelpWithCustomer", plan);
    }

    @Test
    @DisplayName("CD-04: who does not lead the owner allows nothing, whatever the form says")
    void a_salesperson_allows_nothing() {
        reachesTheDecision();
        var plan = decision("CONTACT_AGAIN", "wang");
        plan.put("nextStepPromised", false);
        plan.put("nextStepOn", today());
        plan.put("nextStepEarly", true);
        plan.put("nextStepEarlyReason", "I think so");
        var task = story.task("UserTask_DecideNextStep");
        tasks.setAssignee(task.taskId(), "chen");
        assertThatThrownBy(() -> story.completes("chen", "UserTask_DecideNextStep", plan))
                .hasMessageContaining("Too early for this customer");
        tasks.setAssignee(task.taskId(), "wang");
    }

    private void refusedUnlessAllowed(String task, Map<String, Object> plan) {
        var before = records.count(number);
        assertThatThrownBy(() -> story.completes("wang", task, plan))
                .hasMessageContaining("Too early for this customer")
                .hasMessageContaining("Choose a later day for the next step");
        assertThat(records.count(number)).isEqualTo(before);

        plan.put("nextStepEarly", true);
        assertThatThrownBy(() -> story.completes("wang", task, plan)).hasMessageContaining("Why earlier");
        plan.put("nextStepEarlyReason", "Their board meets tonight");
        story.completes("wang", task, plan);
        assertThat(nextSteps.open(number)).map(NextStep::dueOn).contains(LocalDate.parse(today()));
        assertThat(records.latest(story.journey(), EntryKind.EARLY_PERMISSION)
                        .orElseThrow()
                        .content())
                .containsEntry("reason", "Their board meets tonight");
    }

    // ---- what people do

    private void recordsContact(Map<String, Object> contact) {
        story.completes("chen", "UserTask_RecordContact", contact);
    }

    private static Map<String, Object> again(String on) {
        var again = contactAgain();
        again.put("nextStepOn", on);
        return again;
    }

    private void calls(String by, String when) {
        Stories.itIs(when);
        recording.put(number, reader.read(contact("OUTBOUND")), by, null);
    }

    private Refusal early(Map<String, Object> contact) {
        var refusal =
                catchThrowableOfType(Refusal.class, () -> recording.put(number, reader.read(contact), "chen", null));
        assertThat(refusal.code()).isEqualTo("cadence.tooEarly");
        return refusal;
    }

    private static Map<String, Object> refused(String again) {
        var contact = contact("OUTBOUND");
        contact.put("outcome", "INVITATION_REFUSED");
        contact.put("refusalReason", "Closing the year's books first");
        contact.put("nextStepOn", again);
        return contact;
    }

    private static Map<String, Object> contact(String direction) {
        return new HashMap<>(
                Map.of("direction", direction, "contactPerson", "Ms. Qian", "summary", "Asked for the study"));
    }

    private void reachesTheConclusion() {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        recordsContact(invitationAccepted("B1"));
        story.completes("chen", "UserTask_DebriefContact", debrief())
                .completes("chen", "UserTask_ArrangeMeeting", arrangement());
        story.timePassesTo(Stories.now().plus(Duration.ofDays(7)));
        story.completes("chen", "UserTask_HoldMeeting", notes())
                .completes("chen", "UserTask_GiveSalespersonView", salespersonView("DECISION_MAKER"))
                .completes("li", "UserTask_GiveManagerView", managerView("DECISION_MAKER"));
    }

    private void reachesTheDecision() {
        reachesTheConclusion();
        story.completes("wang", "UserTask_ConcludeSession", conclusion("NEXT_STAGE", "wang"));
        story.waitEnds();
        story.completes("wang", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("li", "UserTask_ReviewContact", approval())
                .completes("zhao", "UserTask_ReviewContact", approval());
        var contact = contactAgain();
        contact.remove("outreachOutcome");
        contact.remove("noPriceQuoted");
        story.completes("wang", "UserTask_RecordContact", contact)
                .completes("li", "UserTask_DebriefContact", debrief());
        assertThat(story.openTasks()).containsExactly("UserTask_DecideNextStep");
    }

    private static String today() {
        return OffsetDateTime.ofInstant(Stories.now(), ZoneOffset.ofHours(8))
                .toLocalDate()
                .toString();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
