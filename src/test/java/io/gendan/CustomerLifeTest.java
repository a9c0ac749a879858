package io.gendan;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.changesWanted;
import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.contact;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.decision;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static io.gendan.support.Answers.salespersonView;
import static io.gendan.support.Answers.sentByHand;
import static io.gendan.support.Answers.signing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.Ending;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The life of one customer from A to member, told by the clock of the engine. ST-04 is checked after each step. */
@GendanTest
class CustomerLifeTest {

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
    NextSteps nextSteps;

    @Autowired
    Reminders reminders;

    @Autowired
    HistoryService history;

    private String number = "";
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var customer = customers.create(
                NewCustomer.read(Map.of(CustomerField.NAME, "Brightwater Pumps", CustomerField.OWNER, "chen")), "chen");
        number = customer.number().value();
        pursuits.start(customer.number(), "chen");
        story = stories.of(number);
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("ST-01, ST-04, A-01…A-11, M-…, S-…, N-…: from A over A2, B1, B2, B3 to member, everything on record")
    void customer_goes_from_a_to_member() {
        firstContactWinsAnInvitation();
        assertThat(story.stage()).isEqualTo("A2");

        meetingIsHeldAndAnalysed("NEXT_STAGE", "chen");
        assertThat(story.stage())
                .as("B1 is entered when its meeting is arranged")
                .isEqualTo("A2");
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement());
        assertThat(story.stage()).isEqualTo("B1");
        meetingIsHeldAndConcluded("NEXT_STAGE", "wang");
        assertThat(story.stage()).isEqualTo("B2");

        assertThat(story.openTasks()).as("the next step is three days ahead").isEmpty();
        assertThat(story.waitsUntil())
                .as("start of work on the day of the next step")
                .isEqualTo(startOfWork(3));
        story.waitEnds();
        assertThat(reminders.of("wang", Integer.MAX_VALUE)).anySatisfy(reminder -> {
            assertThat(reminder.customerNumber()).isEqualTo(number);
            assertThat(reminder.about()).isEqualTo("nextStep");
        });
        contactInNegotiation("wang");
        story.completes("wang", "UserTask_DecideNextStep", decision("FORWARD", "wang"));
        assertThat(story.stage()).isEqualTo("B3");

        story.waitEnds();
        contactInNegotiation("wang");
        story.completes("wang", "UserTask_DecideNextStep", decision("FORWARD", "wang"));
        story.completes("chen", "UserTask_SignMembership", signing());

        assertThat(story.stage()).isEqualTo("MEMBER");
        assertThat(story.journey().ending()).isEqualTo(Ending.JOINED);
        assertThat(story.openTasks()).isEmpty();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .unfinished()
                        .count())
                .isZero();
        assertThat(kinds())
                .contains(
                        EntryKind.RESEARCH.name(),
                        EntryKind.PREPARATION.name(),
                        EntryKind.CONTACT.name(),
                        EntryKind.DEBRIEF.name(),
                        EntryKind.ARRANGEMENT.name(),
                        EntryKind.MEETING_NOTES.name(),
                        EntryKind.SALESPERSON_VIEW.name(),
                        EntryKind.MANAGER_VIEW.name(),
                        EntryKind.CONCLUSION.name(),
                        EntryKind.REVIEW.name(),
                        EntryKind.DECISION.name(),
                        EntryKind.SIGNING.name());
        assertThat(stagesEntered()).containsExactly("MEMBER", "B3", "B2", "B1", "A2");
        assertThatThrownBy(() -> pursuits.start(customer(), "chen"))
                .as("a member stays a member")
                .hasMessageContaining("member already");
    }

    @Test
    @DisplayName("CD-03: after a contact without result the process waits until the ideal time of the policy")
    void customer_is_contacted_again_at_the_ideal_time() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        contactInOutreach(contactAgain());
        assertThat(story.waitsUntil())
                .as("two working days after the contact of Monday 09:59")
                .isEqualTo(Instant.parse("2026-03-04T01:59:00Z"));
        story.waitEnds();
        assertThat(story.openTasks()).containsExactly("UserTask_PrepareContact");
    }

    @Test
    @DisplayName("CD-01: no more than three contacts in seven days in stage A")
    void fourth_contact_waits_until_the_week_has_room() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        contactInOutreach(contactAgain());
        story.waitEnds();
        contactInOutreach(contactAgain());
        story.waitEnds();
        contactInOutreach(contactAgain());
        assertThat(story.waitsUntil())
                .as("Monday's contact leaves the period of seven days")
                .isAfterOrEqualTo(Instant.parse("2026-03-09T01:59:00Z"));
    }

    @Test
    @DisplayName("A-05: a written message is read by a colleague, returned once, and sent only when approved")
    void message_is_improved_before_it_is_sent() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        story.completes("chen", "UserTask_PrepareContact", preparation("EMAIL"));
        var review = story.task("UserTask_ReviewContact");
        assertThat(review.assignee()).isNull();
        assertThat(review.candidates()).contains("liu").doesNotContain("chen");

        story.completes("liu", "UserTask_ReviewContact", changesWanted());
        assertThat(story.openTasks()).containsExactly("UserTask_PrepareContact");
        story.completes("chen", "UserTask_PrepareContact", preparation("EMAIL"));
        story.completes("liu", "UserTask_ReviewContact", approval());
        assertThat(story.openTasks()).containsExactly("UserTask_SendMessage");
        story.completes("chen", "UserTask_SendMessage", sentByHand());
        assertThat(story.openTasks()).containsExactly("UserTask_RecordContact");
        assertThat(kinds()).filteredOn(EntryKind.REVIEW.name()::equals).hasSize(2);
    }

    @Test
    @DisplayName("ST-02: a gate that is not met names what is missing; nothing is lost and the task stays open")
    void gate_into_b2_names_the_missing_decision_maker() {
        firstContactWinsAnInvitation();
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement());
        story.timePassesTo(Stories.now().plus(Duration.ofDays(7)));
        story.completes("chen", "UserTask_HoldMeeting", notes());
        story.completes("chen", "UserTask_GiveSalespersonView", salespersonView("INFLUENCER"));
        story.completes("li", "UserTask_GiveManagerView", managerView("INFLUENCER"));
        var before = records.count(customer());

        assertThatThrownBy(() ->
                        story.completes("wang", "UserTask_ConcludeSession", conclusion("TO_SECOND_ROUND", "wang")))
                .hasMessageContaining("The gate into stage B2 is not met yet")
                .hasMessageContaining("The decision-maker is not known");
        assertThat(story.openTasks()).containsExactly("UserTask_ConcludeSession");
        assertThat(records.count(customer())).isEqualTo(before);
        assertThat(nextSteps.open(customer())).isEmpty();
        assertThat(story.stage()).isEqualTo("A2");

        var complete = new HashMap<>(conclusion("TO_SECOND_ROUND", "wang"));
        complete.put("decisionMaker", "Mr. Zhou");
        story.completes("wang", "UserTask_ConcludeSession", complete);
        assertThat(story.stage()).isEqualTo("B2");
    }

    @Test
    @DisplayName("The session is due by the end of the next working day, the meeting is reminded of the day before")
    void meeting_and_session_keep_their_times() {
        firstContactWinsAnInvitation();
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement());
        story.timePassesTo(Instant.parse("2026-03-08T06:00:00Z"));
        assertThat(reminders.of("li", Integer.MAX_VALUE)).anySatisfy(reminder -> {
            assertThat(reminder.customerNumber()).isEqualTo(number);
            assertThat(reminder.about()).isEqualTo("meeting");
        });
        Stories.itIs("2026-03-13T16:00:00+08:00");
        story.completes("chen", "UserTask_HoldMeeting", notes());
        assertThat(story.task("UserTask_GiveManagerView").due())
                .as("held on a Friday: due on Monday at the end of work")
                .isEqualTo(Instant.parse("2026-03-16T10:00:00Z"));
        story.timePassesTo(Instant.parse("2026-03-16T10:00:00Z"));
        assertThat(reminders.of("li", Integer.MAX_VALUE))
                .as("the manager owes a view")
                .anySatisfy(reminder -> {
                    assertThat(reminder.customerNumber()).isEqualTo(number);
                    assertThat(reminder.about()).isEqualTo("taskLate");
                });
        assertThat(story.openTasks())
                .containsExactlyInAnyOrder("UserTask_GiveSalespersonView", "UserTask_GiveManagerView");
    }

    private void firstContactWinsAnInvitation() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        contactInOutreach(invitationAccepted("A2"));
    }

    private void contactInOutreach(Map<String, Object> contact) {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contact)
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    private void meetingIsHeldAndAnalysed(String decision, String next) {
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement());
        meetingIsHeldAndConcluded(decision, next);
    }

    private void meetingIsHeldAndConcluded(String decision, String next) {
        story.timePassesTo(Stories.now().plus(Duration.ofDays(7)));
        story.completes("chen", "UserTask_HoldMeeting", notes())
                .completes("chen", "UserTask_GiveSalespersonView", salespersonView("DECISION_MAKER"))
                .completes("li", "UserTask_GiveManagerView", managerView("DECISION_MAKER"))
                .completes("wang", "UserTask_ConcludeSession", conclusion(decision, next));
    }

    private void contactInNegotiation(String maker) {
        story.completes(maker, "UserTask_PrepareContact", preparation("PHONE"))
                .completes("li", "UserTask_ReviewContact", approval())
                .completes("zhao", "UserTask_ReviewContact", approval())
                .completes(maker, "UserTask_RecordContact", contact())
                .completes("li", "UserTask_DebriefContact", debrief());
    }

    private Instant startOfWork(int daysAhead) {
        return Stories.now()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toLocalDate()
                .plusDays(daysAhead)
                .atTime(9, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    private CustomerNumber customer() {
        return new CustomerNumber(number);
    }

    private Iterable<String> kinds() {
        return records.newestFirst(customer(), 0, 200).stream()
                .map(Entry::kind)
                .map(EntryKind::name)
                .toList();
    }

    private Iterable<Object> stagesEntered() {
        return records.newestFirst(customer(), 0, 200).stream()
                .filter(entry -> entry.kind() == EntryKind.STAGE_ENTERED)
                .map(entry -> entry.content().get("to"))
                .toList();
    }
}
