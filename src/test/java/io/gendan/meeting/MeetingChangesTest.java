package io.gendan.meeting;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.contact;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.decision;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.loss;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.moved;
import static io.gendan.support.Answers.noMeeting;
import static io.gendan.support.Answers.notHeld;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static io.gendan.support.Answers.salespersonView;
import static io.gendan.support.Answers.signing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.FormFields;
import io.gendan.journey.Ending;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Interactions;
import io.gendan.journey.LossReason;
import io.gendan.journey.Losses;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Meetings that take place at another time or not at all, and what follows. ST-04 is checked after each step. */
@GendanTest
class MeetingChangesTest {

    private static final String TUESDAY_TEN = "2026-03-17T10:00:00+08:00";

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Records records;

    @Autowired
    Interactions interactions;

    @Autowired
    Losses losses;

    @Autowired
    Meetings meetings;

    @Autowired
    Course course;

    @Autowired
    Staff staff;

    @Autowired
    Reminders reminders;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    private String number = "";
    private Story story;

    @BeforeEach
    void chen_has_arranged_a_first_meeting() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var customer = customers.create(
                NewCustomer.read(Map.of(CustomerField.NAME, "Larkfield Valves", CustomerField.OWNER, "chen")), "chen");
        number = customer.number().value();
        pursuits.start(customer.number(), "chen");
        story = stories.of(number);
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", invitationAccepted("A2"))
                .completes("chen", "UserTask_DebriefContact", debrief())
                .completes("chen", "UserTask_ArrangeMeeting", arrangement());
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("M-07, N-01: a meeting moved by its form is held at the new time and reminded of again")
    void moved_meeting_is_held_at_the_new_time() {
        story.timePassesTo(Instant.parse("2026-03-08T06:00:00Z"));
        assertThat(remindersOfMeeting("li")).hasSize(1);

        story.completes("chen", "UserTask_HoldMeeting", moved(TUESDAY_TEN, "The owner is abroad"));
        assertThat(story.task("UserTask_HoldMeeting").due()).isEqualTo(Instant.parse("2026-03-17T02:00:00Z"));
        assertThat(brief("UserTask_HoldMeeting")).contains("2026-03-17 10:00").contains("room Huangshan");
        assertThat(lastChange())
                .containsEntry("meetingOutcome", "MOVED")
                .containsEntry("changeReason", "The owner is abroad")
                .containsEntry("plannedAt", "2026-03-09T14:00+08:00")
                .containsEntry("meetingAt", "2026-03-17T10:00+08:00");
        assertThat(interactions.last(customer(), 5))
                .as("that a meeting was moved is no contact")
                .hasSize(1);

        story.timePassesTo(Instant.parse("2026-03-17T02:00:00Z"));
        assertThat(remindersOfMeeting("li"))
                .as("once for each time that was planned")
                .hasSize(2);
        story.completes("chen", "UserTask_HoldMeeting", notes());
        theSessionLeadsToB2();
        thenTheCustomerJoins();
    }

    @Test
    @DisplayName("CD-02: a meeting moved in a contact outside the tasks moves its task and reminder")
    void meeting_moved_outside_its_task() {
        happens(
                Meetings.MOVED,
                Map.of("meetingAt", TUESDAY_TEN, "meetingPlace", "Their plant", "changeReason", "A visit"));

        assertThat(story.openTasks()).containsExactly("UserTask_HoldMeeting");
        assertThat(story.task("UserTask_HoldMeeting").due()).isEqualTo(Instant.parse("2026-03-17T02:00:00Z"));
        assertThat(brief("UserTask_HoldMeeting")).contains("2026-03-17 10:00").contains("Their plant");
        assertThat(lastChange()).containsEntry("meetingOutcome", "MOVED").containsEntry("meetingPlace", "Their plant");
        story.timePassesTo(Instant.parse("2026-03-15T00:00:00Z"));
        assertThat(remindersOfMeeting("li")).isEmpty();
        story.timePassesTo(Instant.parse("2026-03-16T02:00:00Z"));
        assertThat(remindersOfMeeting("li")).hasSize(1);

        story.completes("chen", "UserTask_HoldMeeting", notes());
        theSessionLeadsToB2();
        thenTheCustomerJoins();
    }

    @Test
    @DisplayName("ST-04: from B2 on a meeting to which nobody came is followed by the next contact, which knows why")
    void no_show_is_followed_by_the_next_contact() {
        inB2AnotherMeetingIsDecided();
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement());
        story.timePassesTo(Stories.now().plus(Duration.ofDays(7)));
        long contacts = interactions.last(customer(), 20).size();
        story.completes("chen", "UserTask_HoldMeeting", notHeld("NO_SHOW", "We waited for an hour"));

        assertThat(lastChange()).containsEntry("meetingOutcome", "NO_SHOW");
        assertThat(interactions.last(customer(), 20))
                .as("a no-show is no contact")
                .hasSize((int) contacts);
        theNextContactKnows("Nobody came 客户未到场: We waited for an hour");
        thenTheCustomerJoins();
    }

    @Test
    @DisplayName("ST-04: a cancelled meeting is followed by the next contact; the next arrangement starts afresh")
    void cancelled_meeting_is_followed_by_the_next_contact() {
        inB2AnotherMeetingIsDecided();
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement());
        story.completes("chen", "UserTask_HoldMeeting", notHeld("CANCELLED", "The plant is flooded"));
        assertThat(lastChange()).containsEntry("meetingOutcome", "CANCELLED");
        theNextContactKnows("Meeting cancelled 会谈取消: The plant is flooded");

        contactInNegotiation();
        story.completes("wang", "UserTask_DecideNextStep", decision("MEETING", "wang"));
        var arrange = story.task("UserTask_ArrangeMeeting").taskId();
        assertThat(tasks.getVariablesLocal(arrange)).doesNotContainKeys("meetingAt", "meetingPlace");
        assertThat(brief("UserTask_ArrangeMeeting"))
                .as("the reason is not forgotten")
                .contains("The plant is flooded");
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement());
        assertThat(brief("UserTask_HoldMeeting"))
                .as("another meeting is agreed")
                .doesNotContain("The plant is flooded");
        story.completes("chen", "UserTask_HoldMeeting", notes());
        sessionIsConcluded(conclusion("SAME_STAGE", "wang"));
        thenTheCustomerJoins();
    }

    @Test
    @DisplayName("ST-04: a meeting can be given up while it is being arranged, before anything was agreed")
    void meeting_is_given_up_while_being_arranged() {
        inB2AnotherMeetingIsDecided();
        story.completes("chen", "UserTask_ArrangeMeeting", noMeeting("Their owner is in hospital"));
        assertThat(lastChange()).containsEntry("meetingOutcome", "CANCELLED").doesNotContainKey("plannedAt");
        theNextContactKnows("Their owner is in hospital");
        thenTheCustomerJoins();
    }

    @Test
    @DisplayName(
            "CD-02: a meeting is called off in a contact outside the tasks, while being arranged and before it is held")
    void meeting_is_called_off_outside_the_tasks() {
        inB2AnotherMeetingIsDecided();
        happens(Meetings.CALLED_OFF, Map.of("changeReason", "First the figures"));
        assertThat(story.openTasks()).isEmpty();
        assertThat(lastChange()).containsEntry("changeReason", "First the figures");
        theNextContactKnows("First the figures");

        contactInNegotiation();
        story.completes("wang", "UserTask_DecideNextStep", decision("MEETING", "wang"));
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement());
        happens(Meetings.CALLED_OFF, Map.of("changeReason", "Still no figures"));
        assertThat(story.openTasks()).isEmpty();
        theNextContactKnows("Still no figures");
        thenTheCustomerJoins();
    }

    @Test
    @DisplayName("ST-02: why and when a meeting is moved must be said; the notes need not be")
    void what_is_missing_of_a_change_is_named() {
        assertThatThrownBy(() -> story.completes("chen", "UserTask_HoldMeeting", Map.of("meetingOutcome", "MOVED")))
                .hasMessageContaining("Moved to")
                .hasMessageContaining("Reason")
                .hasMessageNotContaining("What was said");
        assertThatThrownBy(() -> story.completes("chen", "UserTask_HoldMeeting", Map.of("meetingOutcome", "HELD")))
                .hasMessageContaining("What was said")
                .hasMessageNotContaining("Reason");
        story.completes("chen", "UserTask_HoldMeeting", notes());
        theSessionLeadsToB2();
        thenTheCustomerJoins();
    }

    @Test
    @DisplayName("S-12: a fee without its currency is refused, naming the field")
    void fee_needs_its_currency() {
        story.completes("chen", "UserTask_HoldMeeting", notes());
        theSessionLeadsToB2();
        story.waitEnds();
        contactInNegotiation();
        var fee = new HashMap<>(decision("CONTACT_AGAIN", "wang"));
        fee.put("acceptableFee", 90000);
        assertThatThrownBy(() -> story.completes("wang", "UserTask_DecideNextStep", fee))
                .hasMessageContaining("Currency");
        story.completes("wang", "UserTask_DecideNextStep", decision("CONTACT_AGAIN", "wang"));
        thenTheCustomerJoins();
    }

    @Test
    @DisplayName("N-14: a journey that is paused after its meeting goes on with the analysis session")
    void session_waits_for_the_end_of_a_pause() {
        story.completes("chen", "UserTask_HoldMeeting", notes())
                .completes("chen", "UserTask_GiveSalespersonView", salespersonView("DECISION_MAKER"));
        course.pause(customer(), LocalDate.parse("2026-03-23"), "Spring festival", person("li"));
        assertThat(story.openTasks()).isEmpty();
        assertThat(meetings.underWay(story.journey())).isPresent();

        story.waitEnds();
        assertThat(story.openTasks())
                .containsExactlyInAnyOrder("UserTask_GiveSalespersonView", "UserTask_GiveManagerView");
        theSessionLeadsToB2();
        assertThat(meetings.analysed(story.journey())).isOne();
        thenTheCustomerJoins();
    }

    @Test
    @DisplayName("N-14: also in the second round a pause does not swallow the analysis session")
    void session_of_the_second_round_waits_for_the_end_of_a_pause() {
        inB2AnotherMeetingIsDecided();
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement())
                .completes("chen", "UserTask_HoldMeeting", notes());
        course.pause(customer(), LocalDate.parse("2026-04-20"), "Their fair", person("li"));
        course.resume(customer(), null, person("li"));
        sessionIsConcluded(conclusion("SAME_STAGE", "wang"));
        assertThat(story.openTasks()).as("the next step is three days ahead").isEmpty();
        thenTheCustomerJoins();
    }

    @Test
    @DisplayName("ST-04: a meeting that is not held when the journey is paused is arranged anew")
    void unheld_meeting_is_dropped_by_a_pause() {
        course.pause(customer(), LocalDate.parse("2026-03-23"), "Spring festival", person("li"));
        assertThat(meetings.underWay(story.journey())).isEmpty();

        story.waitEnds();
        assertThat(story.openTasks()).containsExactly("UserTask_ArrangeMeeting");
        assertThat(tasks.getVariablesLocal(story.task("UserTask_ArrangeMeeting").taskId()))
                .doesNotContainKey("meetingAt");
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement())
                .completes("chen", "UserTask_HoldMeeting", notes());
        theSessionLeadsToB2();
        thenTheCustomerJoins();
    }

    @Test
    @DisplayName("ST-03: the director gives a customer up at the session; later it is looked at again and left")
    void lost_at_the_conclusion_of_a_session() {
        story.completes("chen", "UserTask_HoldMeeting", notes())
                .completes("chen", "UserTask_GiveSalespersonView", salespersonView("DECISION_MAKER"))
                .completes("li", "UserTask_GiveManagerView", managerView("DECISION_MAKER"));
        assertThatThrownBy(() -> story.completes(
                        "wang", "UserTask_ConcludeSession", Map.of("solution", "None", "stageDecision", "LOST")))
                .hasMessageContaining("Reason of the loss")
                .hasMessageNotContaining("Who follows up");
        var lost = new HashMap<>(loss());
        lost.put("solution", "None: they have signed elsewhere");
        lost.put("stageDecision", "LOST");
        story.completes("wang", "UserTask_ConcludeSession", lost);

        assertThat(meetings.analysed(story.journey())).isOne();
        itIsLost();
        story.waitEnds()
                .completes("chen", "UserTask_LookAgain", Map.of("decision", "LEAVE", "reason", "They are happy there"));
        itEndedAs(Ending.LOST);
    }

    @Test
    @DisplayName("ST-03: the director gives a customer up after a contact, for good")
    void lost_by_the_decision_after_a_contact() {
        story.completes("chen", "UserTask_HoldMeeting", notes());
        theSessionLeadsToB2();
        story.waitEnds();
        contactInNegotiation();
        var lost = new HashMap<>(loss());
        lost.remove("lookAgainOn");
        lost.put("assessment", "Nothing more to win");
        lost.put("decision", "LOST");
        story.completes("wang", "UserTask_DecideNextStep", lost);

        itIsLost();
        itEndedAs(Ending.LOST);
    }

    @Test
    @DisplayName("ST-04: in A2 a meeting that falls through leads back to outreach; the stage stays")
    void fallen_first_meeting_leads_back_to_outreach() {
        story.completes("chen", "UserTask_HoldMeeting", notHeld("CANCELLED", "The owner is ill"));
        assertThat(story.stage()).isEqualTo("A2");
        assertThat(calls()).containsExactly("OutreachProcess");
        if (story.openTasks().isEmpty()) {
            story.waitEnds();
        }
        assertThat(brief("UserTask_PrepareContact")).contains("The owner is ill");
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", invitationAccepted("A2"))
                .completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.stage()).isEqualTo("A2");
        assertThat(calls()).containsExactly("MeetingProcess");
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement())
                .completes("chen", "UserTask_HoldMeeting", notes());
        theSessionLeadsToB2();
        thenTheCustomerJoins();
    }

    private void itIsLost() {
        var journey = story.journey();
        assertThat(journey.ending()).isEqualTo(Ending.LOST);
        assertThat(losses.of(journey).orElseThrow()).satisfies(loss -> {
            assertThat(loss.reason()).isEqualTo(LossReason.COMPETITOR);
            assertThat(loss.competitor()).isEqualTo("Bluewell Academy");
        });
        assertThat(story.openTasks()).isEmpty();
    }

    private void inB2AnotherMeetingIsDecided() {
        story.completes("chen", "UserTask_HoldMeeting", notes());
        theSessionLeadsToB2();
        story.waitEnds();
        contactInNegotiation();
        story.completes("wang", "UserTask_DecideNextStep", decision("MEETING", "wang"));
        assertThat(story.openTasks()).containsExactly("UserTask_ArrangeMeeting");
    }

    private void theSessionLeadsToB2() {
        sessionIsConcluded(conclusion("TO_SECOND_ROUND", "wang"));
        assertThat(story.stage()).isEqualTo("B2");
    }

    private void sessionIsConcluded(Map<String, Object> conclusion) {
        story.completes("chen", "UserTask_GiveSalespersonView", salespersonView("DECISION_MAKER"))
                .completes("li", "UserTask_GiveManagerView", managerView("DECISION_MAKER"))
                .completes("wang", "UserTask_ConcludeSession", conclusion);
    }

    /** The journey waits for the next contact, and its brief tells of the meeting. */
    private void theNextContactKnows(String words) {
        assertThat(story.stage()).as("the stage stays").isEqualTo("B2");
        if (story.openTasks().isEmpty()) {
            story.waitEnds();
        }
        assertThat(brief("UserTask_PrepareContact")).contains(words);
    }

    private void contactInNegotiation() {
        var maker = story.task("UserTask_PrepareContact").assignee();
        story.completes(maker, "UserTask_PrepareContact", preparation("PHONE"))
                .completes("li", "UserTask_ReviewContact", approval())
                .completes("zhao", "UserTask_ReviewContact", approval())
                .completes(maker, "UserTask_RecordContact", contact())
                .completes("li", "UserTask_DebriefContact", debrief());
    }

    private void thenTheCustomerJoins() {
        while (!story.openTasks().contains("UserTask_SignMembership")) {
            if (story.openTasks().isEmpty()) {
                story.waitEnds();
            }
            contactInNegotiation();
            var forward = new HashMap<>(decision("FORWARD", "wang"));
            forward.put("acceptableFee", 120000);
            forward.put("feeCurrency", "CNY");
            story.completes("wang", "UserTask_DecideNextStep", forward);
        }
        story.completes("chen", "UserTask_SignMembership", signing());
        itEndedAs(Ending.JOINED);
    }

    private void itEndedAs(Ending ending) {
        assertThat(story.journey().ending()).isEqualTo(ending);
        assertThat(story.openTasks()).isEmpty();
        assertThat(running()).isEmpty();
    }

    /** The processes called by the journey and not by another of them. */
    private List<String> calls() {
        return running().stream()
                .filter(process ->
                        !List.of("CustomerJourneyProcess", "ContactProcess").contains(process))
                .toList();
    }

    private List<String> running() {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .unfinished()
                .list()
                .stream()
                .map(HistoricProcessInstance::getProcessDefinitionKey)
                .toList();
    }

    private Person person(String login) {
        return staff.require(login);
    }

    /** A contact outside the tasks tells the process of this, as recording does. */
    private void happens(String message, Map<String, Object> fields) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .setVariables(FormFields.variables(fields, "chen"))
                .correlate();
        story.nobodyIsForgotten();
    }

    private String brief(String task) {
        return String.valueOf(tasks.getVariableLocal(story.task(task).taskId(), "brief"));
    }

    private Map<String, Object> lastChange() {
        return records.latest(story.journey(), EntryKind.MEETING_CHANGE)
                .map(Entry::content)
                .orElseThrow();
    }

    private List<Reminders.Reminder> remindersOfMeeting(String person) {
        return reminders.of(person, Integer.MAX_VALUE).stream()
                .filter(reminder -> reminder.about().equals("meeting")
                        && reminder.customerNumber().equals(number))
                .toList();
    }

    private CustomerNumber customer() {
        return new CustomerNumber(number);
    }
}
