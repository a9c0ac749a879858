package io.gendan.pipeline;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static io.gendan.support.Answers.salespersonView;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerImport;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.ImportRequest;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.Refusal;
import io.gendan.engine.TableFile;
import io.gendan.journey.Ending;
import io.gendan.journey.EntryKind;
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
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What happens outside tasks: wherever a journey stands, a contact is recorded in one place and what is open follows it.
 * ST-04 is checked after each step.
 */
@GendanTest
@DisplayName("Contacts outside tasks")
class OutsideTasksTest {

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
    CustomerImport imports;

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

    @Autowired
    ManagementService jobs;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Greyheron Mills", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    // ---- research is open

    @Test
    @DisplayName("CD-02: who calls while research is open and awaits an answer is called next, without a wait")
    void customer_calls_while_research_is_open() {
        customerCalls(Map.of("answerAwaited", true));

        assertThat(story.openTasks()).containsExactly("UserTask_ResearchCustomer");
        assertThat(brief("UserTask_ResearchCustomer")).contains("Asked for the study");

        story.completes("chen", "UserTask_ResearchCustomer", research());
        assertThat(story.task("UserTask_PrepareContact").due())
                .as("the answer is due by the end of the next working day")
                .isEqualTo(at("2026-03-03T18:00:00+08:00"));
        theCustomerIsGivenUp();
    }

    @Test
    @DisplayName("CD-02: a call while research is open moves the first contact to its ideal time")
    void a_call_during_research_moves_the_first_contact() {
        customerCalls(Map.of());
        story.completes("chen", "UserTask_ResearchCustomer", research());

        assertThat(story.openTasks()).isEmpty();
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-04T10:00:00+08:00"));
        theCustomerIsGivenUp();
    }

    // ---- a contact is planned

    @Test
    @DisplayName("CD-02, CD-07: a call while a contact is planned moves its tasks, its alarm and its brief")
    void a_planned_contact_re_dates_itself() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        var alarmBefore = alarm();
        Stories.itIs("2026-03-03T15:00:00+08:00");

        customerCalls(Map.of());

        assertThat(story.task("UserTask_PrepareContact").due()).isEqualTo(at("2026-03-05T15:00:00+08:00"));
        assertThat(alarm()).isAfter(alarmBefore);
        assertThat(brief("UserTask_PrepareContact")).contains("Asked for the study");
        theCustomerIsGivenUp();
    }

    @Test
    @DisplayName("CD-02: an answer that is awaited is due by the end of the next working day, until it has been given")
    void an_awaited_answer_is_due_soon() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        customerCalls(Map.of("answerAwaited", true));
        assertThat(story.task("UserTask_PrepareContact").due()).isEqualTo(at("2026-03-03T18:00:00+08:00"));
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        assertThat(story.task("UserTask_RecordContact").due()).isEqualTo(at("2026-03-03T18:00:00+08:00"));

        Stories.itIs("2026-03-02T16:00:00+08:00");
        record("chen", outbound());
        assertThat(story.task("UserTask_RecordContact").due())
                .as("it has been given: the next contact has its ideal time again")
                .isEqualTo(at("2026-03-04T16:00:00+08:00"));
        theCustomerIsGivenUp();
    }

    @Test
    @DisplayName("CD-02: a planned contact that took place outside its tasks is done; its debrief follows")
    void a_planned_contact_is_done_already() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        story.completes("chen", "UserTask_PrepareContact", preparation("EMAIL"));
        assertThat(story.openTasks()).containsExactly("UserTask_ReviewContact");

        record("li", outcome("CONTACT_DONE"));

        assertThat(story.openTasks()).containsExactly("UserTask_DebriefContact");
        story.completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-04T10:00:00+08:00"));
        theCustomerIsGivenUp();
    }

    @Test
    @DisplayName(
            "ST-01: an invitation accepted while a contact is planned passes the gate; the meeting follows the debrief")
    void a_planned_contact_takes_an_accepted_invitation() {
        story.completes("chen", "UserTask_ResearchCustomer", research());

        record("chen", accepted());

        assertThat(story.stage()).isEqualTo("A2");
        assertThat(story.openTasks()).containsExactly("UserTask_DebriefContact");
        story.completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.openTasks()).containsExactly("UserTask_ArrangeMeeting");
        theCustomerIsGivenUp();
    }

    // ---- a debrief is open

    @Test
    @DisplayName("A-07: who refuses after all while the debrief is open is asked again on the day agreed on")
    void a_debrief_follows_what_is_recorded_meanwhile() {
        contactIsRecorded(contactAgain());

        record("chen", refused("2026-03-12"));
        assertThat(story.openTasks()).containsExactly("UserTask_DebriefContact");
        assertThat(nextSteps.open(number)).map(NextStep::dueOn).contains(LocalDate.parse("2026-03-12"));

        story.completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-12T09:00:00+08:00"));
        theCustomerIsGivenUp();
    }

    @Test
    @DisplayName("ST-02: nothing is recorded of an outcome that nothing open can take; the refusal names what is open")
    void an_outcome_that_fits_nothing_is_refused() {
        contactIsRecorded(contactAgain());
        var before = records.count(number);

        assertThatThrownBy(() -> record("chen", outcome("CONTACT_DONE")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("interaction.outcomeNotNow");
                    assertThat(refusal.arguments()).contains("Debrief contact");
                });
        assertThat(records.count(number)).isEqualTo(before);
        story.completes("chen", "UserTask_DebriefContact", debrief());
        theCustomerIsGivenUp();
    }

    // ---- waiting

    @Test
    @DisplayName("ST-01: an invitation accepted while waiting leads to the meeting at once")
    void a_wait_ends_with_an_accepted_invitation() {
        waits();

        var missing = new HashMap<>(accepted());
        missing.remove("meetingStage");
        assertThatThrownBy(() -> record("chen", missing))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.items())
                        .extracting(Refusal.Item::field)
                        .containsExactly("meetingStage"));
        assertThat(story.openTasks()).isEmpty();

        record("chen", accepted());
        assertThat(story.stage()).isEqualTo("A2");
        assertThat(story.openTasks()).containsExactly("UserTask_ArrangeMeeting");
        theCustomerIsGivenUp();
    }

    @Test
    @DisplayName("A-07: an invitation refused while waiting is tried again on the day agreed on, with a reminder")
    void a_wait_is_prolonged_by_a_refused_invitation() {
        waits();

        record("li", refused("2026-03-20"));

        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-20T09:00:00+08:00"));
        assertThat(nextSteps.open(number)).map(NextStep::who).contains("chen");
        story.waitEnds();
        assertThat(story.openTasks()).containsExactly("UserTask_PrepareContact");
        theCustomerIsGivenUp();
    }

    @Test
    @DisplayName("N-01: the next step is done by whoever it names, and by nobody else")
    void the_next_step_is_done_by_its_person() {
        var again = contactAgain();
        again.put("nextStepOn", "2026-03-10");
        contactIsRecorded(again);
        story.completes("chen", "UserTask_DebriefContact", debrief());

        record("li", oneMoreCallOnTheSameDay());
        assertThat(nextSteps.open(number)).isPresent();
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-10T09:00:00+08:00"));

        record("chen", oneMoreCallOnTheSameDay());
        assertThat(nextSteps.open(number)).isEmpty();
        assertThat(story.waitsUntil())
                .as("the fourth contact waits until the week has room")
                .isEqualTo(at("2026-03-09T09:59:00+08:00"));
        theCustomerIsGivenUp();
    }

    // ---- meetings

    @Test
    @DisplayName("A call while a meeting is being arranged goes on its brief; no contact outcome is taken")
    void a_call_while_a_meeting_is_being_arranged() {
        contactIsRecorded(invitationAccepted("A2"));
        story.completes("chen", "UserTask_DebriefContact", debrief());

        customerCalls(Map.of());
        assertThat(brief("UserTask_ArrangeMeeting")).contains("Asked for the study");
        assertThatThrownBy(() -> record("chen", refused("2026-03-20")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("interaction.outcomeNotNow"));
        assertThat(story.openTasks()).containsExactly("UserTask_ArrangeMeeting");
        theCustomerIsGivenUp();
    }

    @Test
    @DisplayName("M-07: a call while a meeting is to be held moves it, or calls it off and leads to a new invitation")
    void a_call_moves_a_meeting_and_another_calls_it_off() {
        contactIsRecorded(invitationAccepted("A2"));
        story.completes("chen", "UserTask_DebriefContact", debrief())
                .completes("chen", "UserTask_ArrangeMeeting", arrangement());

        var moved = outcome("MEETING_MOVED");
        moved.put("meetingAt", "2026-03-16T15:00:00+08:00");
        record("chen", moved);
        assertThat(story.task("UserTask_HoldMeeting").due()).isEqualTo(at("2026-03-16T15:00:00+08:00"));

        var off = outcome("MEETING_CALLED_OFF");
        off.put("refusalReason", "The owner is ill");
        record("chen", off);
        assertThat(story.stage()).isEqualTo("A2");
        assertThat(story.openTasks()).as("research is on record already").isEmpty();
        assertThat(records.latest(story.journey(), EntryKind.MEETING_CHANGE)).isPresent();

        story.waitEnds();
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        var again = invitationAccepted("A2");
        again.remove("meetingStage");
        again.remove("noPriceQuoted");
        story.completes("chen", "UserTask_RecordContact", again)
                .completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.stage()).isEqualTo("A2");
        assertThat(story.openTasks()).containsExactly("UserTask_ArrangeMeeting");
        theCustomerIsGivenUp();
    }

    @Test
    @DisplayName("A call while a session is due goes on record; the session stays due")
    void a_call_while_a_session_is_due() {
        contactIsRecorded(invitationAccepted("A2"));
        story.completes("chen", "UserTask_DebriefContact", debrief())
                .completes("chen", "UserTask_ArrangeMeeting", arrangement());
        story.timePassesTo(Stories.now().plus(Duration.ofDays(7)));
        story.completes("chen", "UserTask_HoldMeeting", notes())
                .completes("chen", "UserTask_GiveSalespersonView", salespersonView("DECISION_MAKER"));
        var due = story.task("UserTask_GiveManagerView").due();

        customerCalls(Map.of("answerAwaited", true));

        assertThat(brief("UserTask_GiveManagerView")).contains("Asked for the study");
        assertThat(story.task("UserTask_GiveManagerView").due()).isEqualTo(due);
        story.completes("li", "UserTask_GiveManagerView", managerView("DECISION_MAKER"));
        theCustomerIsGivenUp();
    }

    // ---- negotiation

    @Test
    @DisplayName("N-21: from B2 on the director decides on a contact that took place outside the tasks")
    void the_director_decides_on_a_contact_outside_tasks() {
        reachesB2();
        assertThat(story.openTasks()).isEmpty();

        record("wang", outcome("CONTACT_DONE"));

        assertThat(story.openTasks()).containsExactly("UserTask_DecideNextStep");
        assertThat(nextSteps.open(number)).isEmpty();
        assertThatThrownBy(() -> record("wang", accepted()))
                .as("nobody is invited from B2 on but by the director's decision")
                .isInstanceOf(Refusal.class);
        theCustomerIsGivenUp();
    }

    @Test
    @DisplayName("N-12: from B2 on a planned contact that was made outside its tasks is debriefed too")
    void a_planned_contact_in_negotiation_is_done_already() {
        reachesB2();
        story.waitEnds();
        story.completes("wang", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("li", "UserTask_ReviewContact", approval())
                .completes("zhao", "UserTask_ReviewContact", approval());

        record("wang", outcome("CONTACT_DONE"));

        story.completes("li", "UserTask_DebriefContact", debrief());
        assertThat(story.openTasks()).containsExactly("UserTask_DecideNextStep");
        theCustomerIsGivenUp();
    }

    @Test
    @DisplayName("CD-02: from B2 on a customer who awaits an answer is contacted at once too")
    void an_awaited_answer_in_negotiation_ends_the_wait() {
        reachesB2();
        assertThat(story.openTasks()).isEmpty();

        customerCalls(Map.of("answerAwaited", true));

        assertThat(story.openTasks()).containsExactly("UserTask_PrepareContact");
        theCustomerIsGivenUp();
    }

    // ---- paused

    @Test
    @DisplayName(
            "A call while the journey is paused goes on record and leaves the pause alone; the answer comes after it")
    void a_call_while_paused() {
        waits();
        course.pause(number, LocalDate.parse("2026-03-20"), "Their fair comes first", staff.require("li"));
        var until = story.waitsUntil();

        customerCalls(Map.of("answerAwaited", true));
        assertThat(story.waitsUntil()).isEqualTo(until);
        assertThatThrownBy(() -> record("chen", outcome("CONTACT_DONE"))).isInstanceOf(Refusal.class);

        story.waitEnds();
        assertThat(story.openTasks()).containsExactly("UserTask_PrepareContact");
        theCustomerIsGivenUp();
    }

    // ---- what is known of the customer

    @Test
    @DisplayName("The brief on an open task follows when the customer's data are brought up to date")
    void the_brief_follows_the_customers_data() {
        var file = "number,name\n%s,Greyheron Paper Mills\n".formatted(number.value());
        var chen = staff.require("chen");
        imports.run(TableFile.read(file.getBytes(UTF_8)), new ImportRequest(false, null, false), chen);

        assertThat(brief("UserTask_ResearchCustomer")).contains("Greyheron Paper Mills");
        theCustomerIsGivenUp();
    }

    // ---- no journey

    @Test
    @DisplayName("A contact without a journey goes on record; an outcome needs an open journey")
    void a_contact_without_a_journey() {
        theCustomerIsGivenUp();
        var before = records.count(number);

        customerCalls(Map.of("answerAwaited", true));
        assertThat(records.count(number)).isEqualTo(before + 1);
        assertThatThrownBy(() -> record("chen", outcome("CONTACT_DONE")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("interaction.nothingOpen"));
        assertThat(records.count(number)).isEqualTo(before + 1);
    }

    // ---- what people do

    private void contactIsRecorded(Map<String, Object> contact) {
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contact);
    }

    private void waits() {
        contactIsRecorded(contactAgain());
        story.completes("chen", "UserTask_DebriefContact", debrief());
    }

    private void reachesB2() {
        contactIsRecorded(invitationAccepted("B1"));
        story.completes("chen", "UserTask_DebriefContact", debrief())
                .completes("chen", "UserTask_ArrangeMeeting", arrangement());
        story.timePassesTo(Stories.now().plus(Duration.ofDays(7)));
        story.completes("chen", "UserTask_HoldMeeting", notes())
                .completes("chen", "UserTask_GiveSalespersonView", salespersonView("DECISION_MAKER"))
                .completes("li", "UserTask_GiveManagerView", managerView("DECISION_MAKER"))
                .completes("wang", "UserTask_ConcludeSession", conclusion("NEXT_STAGE", "wang"));
        assertThat(story.stage()).isEqualTo("B2");
    }

    /** Every story ends: the customer says that it is over, and the loss is on record (ST-03). */
    private void theCustomerIsGivenUp() {
        var lost = outcome("LOST");
        lost.put("lossReason", "NO_BUDGET");
        record("chen", lost);
        if (story.openTasks().contains("UserTask_DebriefContact")) {
            story.completes("chen", "UserTask_DebriefContact", debrief());
        }
        assertThat(story.journey().ending()).isEqualTo(Ending.LOST);
        assertThat(story.openTasks()).isEmpty();
        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .containsEntry("lossReason", "NO_BUDGET");
    }

    private void customerCalls(Map<String, Object> more) {
        var call = contact("INBOUND");
        call.putAll(more);
        record("chen", call);
    }

    private void record(String by, Map<String, Object> contact) {
        recording.put(number, reader.read(contact), by, null);
        story.nobodyIsForgotten();
    }

    private static Map<String, Object> outbound() {
        return contact("OUTBOUND");
    }

    private static Map<String, Object> oneMoreCallOnTheSameDay() {
        var call = outbound();
        call.put("acknowledgeViolation", true);
        call.put("reason", "They asked for a figure before noon");
        return call;
    }

    private static Map<String, Object> outcome(String outcome) {
        var contact = contact("INBOUND");
        contact.put("outcome", outcome);
        return contact;
    }

    private static Map<String, Object> accepted() {
        var contact = outcome("INVITATION_ACCEPTED");
        contact.put("meetingStage", "A2");
        contact.put("meetingAt", "2026-04-09T14:00:00+08:00");
        contact.put("meetingPlace", "Our office");
        contact.put("expectedParticipants", "Ms. Qian");
        return contact;
    }

    private static Map<String, Object> refused(String again) {
        var contact = outcome("INVITATION_REFUSED");
        contact.put("refusalReason", "Closing the year's books first");
        contact.put("nextStepOn", again);
        return contact;
    }

    private static Map<String, Object> contact(String direction) {
        return new HashMap<>(
                Map.of("direction", direction, "contactPerson", "Ms. Qian", "summary", "Asked for the study"));
    }

    private String brief(String task) {
        return String.valueOf(tasks.getVariable(story.task(task).taskId(), "brief"));
    }

    /** When the alarm of the planned contact goes off. */
    private Instant alarm() {
        return jobs.createJobQuery()
                .activityId("Timer_ContactOverdue")
                .processInstanceId(tasks.createTaskQuery()
                        .processInstanceBusinessKey(number.value())
                        .singleResult()
                        .getProcessInstanceId())
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
