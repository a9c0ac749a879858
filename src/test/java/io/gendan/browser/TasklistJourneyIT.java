package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.contact;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.decision;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static io.gendan.support.Answers.salespersonView;
import static io.gendan.support.Answers.signing;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Ending;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The life of one customer as its people see it: nothing but Tasklist is used to carry it from A to member. */
@NeedsChromium
@GendanTest
class TasklistJourneyIT {

    private static final String CUSTOMER = "Harbour Light Pumps 港光泵业";

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Records records;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient database;

    private Story story;

    @BeforeEach
    void it_is_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("ST-01, ST-02, ST-04: people carry a customer from A to member in Tasklist alone")
    void people_carry_a_customer_from_a_to_member() {
        desks.of("chen")
                .tasklist()
                .takesUp(Map.of(
                        "name", CUSTOMER,
                        "kind", "ORGANISATION",
                        "industry", "Pumps 水泵",
                        "city", "Suzhou 苏州",
                        "contactPerson", "Ms. Qian",
                        "contactPersonRole", "ASSISTANT"));
        var number = database.sql("select number from customer where name = ?")
                .param(CUSTOMER)
                .query(String.class)
                .single();
        story = stories.of(number);
        assertThat(story.stage()).isEqualTo("A");

        completes("chen", "Research customer", "pipeline/researchCustomer", research());
        completes("chen", "Prepare contact", "contact/prepareContact", preparation("EMAIL"));
        claimsAndCompletes("liu", "Review contact", "contact/reviewContact", approval());
        desks.of("chen").tasklist().opens(CUSTOMER, "Send message", "contact/sendMessage");
        desks.of("chen").picture("send-message");
        completes("chen", "Send message", "contact/sendMessage", Map.of());
        looksAround();
        completes("chen", "Make and record contact", "contact/recordContact", invitationAccepted("A2"));
        completes("chen", "Debrief contact", "contact/debriefContact", debrief());
        completes("chen", "Arrange meeting", "meeting/arrangeMeeting", arrangementByNames());
        assertThat(story.stage()).isEqualTo("A2");

        story.timePassesTo(Stories.now().plus(Duration.ofDays(7)));
        completes("chen", "Hold meeting and take notes", "meeting/holdMeeting", notesByNames());
        completes("chen", "Give salesperson's view", "meeting/salespersonView", salespersonView("INFLUENCER"));
        completes("li", "Give manager's view", "meeting/managerView", managerViewOfFirstTalk());
        concludesAfterRefusal();
        assertThat(story.stage()).isEqualTo("B2");

        story.waitEnds();
        contactInNegotiation();
        var forward = by(decision("FORWARD", ""), "Wang Jianguo");
        forward.put("acceptableFee", 120000);
        forward.put("feeCurrency", "CNY");
        completes("wang", "Decide next step", "pipeline/decideNextStep", forward);
        assertThat(story.stage()).isEqualTo("B3");

        story.waitEnds();
        contactInNegotiation();
        completes(
                "wang",
                "Decide next step",
                "pipeline/decideNextStep",
                Map.of("assessment", "Everybody is with us", "decision", "FORWARD"));
        completes("chen", "Sign membership", "pipeline/signMembership", signing());

        assertThat(story.stage()).isEqualTo("MEMBER");
        assertThat(story.journey().ending()).isEqualTo(Ending.JOINED);
        assertThat(story.openTasks()).isEmpty();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .unfinished()
                        .count())
                .isZero();
        assertThat(records.newestFirst(new CustomerNumber(number), 0, 200))
                .extracting(entry -> entry.kind())
                .contains(
                        EntryKind.RESEARCH,
                        EntryKind.PREPARATION,
                        EntryKind.REVIEW,
                        EntryKind.CONTACT,
                        EntryKind.DEBRIEF,
                        EntryKind.ARRANGEMENT,
                        EntryKind.MEETING_NOTES,
                        EntryKind.SALESPERSON_VIEW,
                        EntryKind.MANAGER_VIEW,
                        EntryKind.CONCLUSION,
                        EntryKind.DECISION,
                        EntryKind.SIGNING);
    }

    private void concludesAfterRefusal() {
        var wang = desks.of("wang");
        var tasklist = wang.tasklist();
        var answers = by(conclusion("TO_SECOND_ROUND", ""), "Wang Jianguo");
        var form = tasklist.opens(CUSTOMER, "Conclude session", "meeting/concludeSession")
                .fill(answers);
        assertThat(tasklist.isRefused()).containsText("The decision-maker is not known");
        wang.picture("refusal");
        wang.picture("refusal-small", 820, 1180);
        assertThat(form.shows("solution")).isEqualTo(answers.get("solution"));
        assertThat(form.shows("nextStepContent")).isEqualTo(answers.get("nextStepContent"));
        assertThat(form.shows("nextStepPurpose")).isEqualTo(answers.get("nextStepPurpose"));
        assertThat(form.shows("nextStepOn")).isEqualTo("3/12/2026");
        assertThat(form.shows("nextStepWho")).contains("Wang Jianguo");
        assertThat(story.openTasks()).containsExactly("UserTask_ConcludeSession");

        form.fill("decisionMaker", "Mr. Zhou");
        tasklist.completes();
        story.nobodyIsForgotten();
    }

    private void contactInNegotiation() {
        completes("wang", "Prepare contact", "contact/prepareContact", preparation("PHONE"));
        completes("li", "Review contact", "contact/reviewContact", approval());
        completes("zhao", "Review contact", "contact/reviewContact", approval());
        completes("wang", "Make and record contact", "contact/recordContact", contact());
        completes("li", "Debrief contact", "contact/debriefContact", debrief());
    }

    private void looksAround() {
        var chen = desks.of("chen");
        chen.tasklist().opens(CUSTOMER, "Make and record contact", "contact/recordContact");
        chen.picture("tasklist");
        chen.picture("tasklist-small", 820, 1180);
    }

    private void completes(String login, String task, String form, Map<String, Object> answers) {
        var tasklist = desks.of(login).tasklist();
        tasklist.opens(CUSTOMER, task, form).fill(answers);
        tasklist.completes();
        story.nobodyIsForgotten();
    }

    private void claimsAndCompletes(String login, String task, String form, Map<String, Object> answers) {
        var tasklist = desks.of(login).tasklist();
        tasklist.opens(CUSTOMER, task, form);
        tasklist.claims();
        tasklist.opens(CUSTOMER, task, form).fill(answers);
        tasklist.completes();
        story.nobodyIsForgotten();
    }

    /** In the first talk nobody asks for the fee yet. */
    private static Map<String, Object> managerViewOfFirstTalk() {
        var view = new HashMap<>(managerView("INFLUENCER"));
        view.remove("acceptableFee");
        view.remove("feeCurrency");
        view.put("callBy", "Wang Jianguo");
        return view;
    }

    /** Our people are chosen by their names; the note-taker is filled in already. */
    private static Map<String, Object> arrangementByNames() {
        var answers = new HashMap<>(arrangement());
        answers.put("ourPeople", List.of("Chen Jing", "Li Wei", "Wang Jianguo"));
        answers.put("leadNegotiator", "Li Wei");
        answers.remove("noteTaker");
        return answers;
    }

    private static Map<String, Object> notesByNames() {
        var answers = notes();
        answers.put("ourPeople", List.of("Chen Jing", "Li Wei", "Wang Jianguo"));
        return answers;
    }

    private static Map<String, Object> by(Map<String, Object> nextStep, String who) {
        var answers = new HashMap<>(nextStep);
        answers.put("nextStepWho", who);
        return answers;
    }
}
