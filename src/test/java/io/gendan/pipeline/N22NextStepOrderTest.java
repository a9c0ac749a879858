package io.gendan.pipeline;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.decision;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static io.gendan.support.Answers.salespersonView;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.cadence.NextStepSweep;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.InNegotiation;
import io.gendan.support.MeetingStories;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("N-22 The director arranges who talks to whom, when and how")
class N22NextStepOrderTest {

    private static final String PREPARE = "UserTask_PrepareContact";
    private static final String REVIEW = "UserTask_ReviewContact";
    private static final String ARRANGE = "UserTask_ArrangeMeeting";

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    InNegotiation inNegotiation;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    NextStepOrders orders;

    @Autowired
    Records records;

    @Autowired
    Staff staff;

    @Autowired
    NextStepSweep sweep;

    @Autowired
    MeetingStories meetings;

    @Autowired
    ProcessEngine engine;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_negotiates() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = inNegotiation.customer("Holmwood Valves");
        story = stories.of(number.value());
    }

    @AfterEach
    void the_clock_runs_again() {
        inNegotiation.ends(number);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-22 While a contact is waited for: the wait moves, both are told, and the order is on record")
    void while_waiting() {
        inNegotiation.waits(number, "wang");
        assertThat(story.waitsUntil()).isEqualTo(Stories.at("2026-03-05T09:00:00+08:00"));

        arrange("li", order("chen", "2026-03-06", true));

        assertThat(story.waitsUntil()).isEqualTo(Stories.at("2026-03-06T09:00:00+08:00"));
        assertThat(inNegotiation.reminded(number))
                .contains("wang nextStepPassedOn", "chen nextStepYours")
                .doesNotContain("li nextStepArranged");
        var entry = records.latest(story.journey(), EntryKind.NEXT_STEP_CHANGED).orElseThrow();
        assertThat(entry.author()).isEqualTo("li");
        assertThat(entry.content())
                .containsEntry("nextStepWho", "chen")
                .containsEntry("nextStepOn", "2026-03-06")
                .containsEntry("nextStepWhoBefore", "wang")
                .containsEntry("nextStepOnBefore", "2026-03-05")
                .containsEntry("reason", "The owner asked for her");

        story.waitEnds();
        assertThat(story.task(PREPARE).assignee()).isEqualTo("chen");
        assertThat(inNegotiation.reminded(number)).endsWith("chen nextStep");
    }

    @Test
    @DisplayName("N-22 While it is prepared: the task passes on with its due date, the prepared words stay in view")
    void while_it_is_prepared() {
        inNegotiation.waits(number, "chen");
        story.waitEnds();
        assertThat(story.task(PREPARE).assignee()).isEqualTo("chen");

        arrange("wang", order("zhao", "2026-03-09", true));

        assertThat(story.task(PREPARE).assignee()).isEqualTo("zhao");
        assertThat(story.task(PREPARE).due()).isEqualTo(Stories.at("2026-03-09T09:00:00+08:00"));
        assertThat(story.shows(PREPARE, "brief").path("nextStep").toString()).contains("Zhao Min", "A second date");
        assertThat(inNegotiation.reminded(number)).contains("zhao nextStepYours", "chen nextStepPassedOn");

        sweepAt("2026-03-08T12:00:00+08:00");
        sweepAt("2026-03-09T08:59:00+08:00");
        assertThat(inNegotiation.reminded(number)).as("not before the new day").doesNotContain("zhao nextStep");
        sweepAt("2026-03-09T09:00:00+08:00");
        sweepAt("2026-03-09T09:01:00+08:00");
        assertThat(inNegotiation.reminded(number)).containsOnlyOnce("zhao nextStep");
    }

    @Test
    @DisplayName("N-22 N-01 While a meeting is to be arranged: task and reminder follow the day and the person")
    void while_a_meeting_is_arranged() {
        meetingAhead("2026-03-05");

        arrange("wang", order("zhao", "2026-03-06", true));
        assertThat(story.task(ARRANGE).assignee()).isEqualTo("zhao");
        story.timePassesTo(Stories.at("2026-03-06T08:59:00+08:00"));
        assertThat(inNegotiation.reminded(number)).as("the old day went by").doesNotContain("zhao nextStep");
        story.timePassesTo(Stories.at("2026-03-06T09:00:00+08:00"));
        assertThat(inNegotiation.reminded(number)).containsOnlyOnce("zhao nextStep", "chen nextStep");
    }

    @Test
    @DisplayName("N-22 N-01 While a meeting is to be arranged: an earlier day is reminded of in time")
    void an_earlier_day() {
        meetingAhead("2026-03-06");

        arrange("wang", order("chen", "2026-03-04", true));
        story.timePassesTo(Stories.at("2026-03-04T09:00:00+08:00"));
        assertThat(inNegotiation.reminded(number)).containsOnlyOnce("chen nextStep");
    }

    @Test
    @DisplayName(
            "N-22 N-01 Put off on its day, the next step is reminded of again on the new day, while it is arranged")
    void put_off_on_its_day() {
        meetingAhead("2026-03-05");
        story.timePassesTo(Stories.at("2026-03-05T09:00:00+08:00"));

        arrange("wang", order("wang", "2026-03-06", true));
        sweepAt("2026-03-05T17:00:00+08:00");
        assertThat(inNegotiation.reminded(number)).doesNotContain("wang nextStep");
        sweepAt("2026-03-06T09:00:00+08:00");
        assertThat(inNegotiation.reminded(number)).containsOnlyOnce("wang nextStep");
    }

    @Test
    @DisplayName("N-22 Approved already, it is made by the person named; who should read their own contact does not")
    void while_it_is_read_or_made() {
        story.completes("chen", PREPARE, preparation("PHONE")).completes("li", "UserTask_ReviewContact", approval());
        assertThat(story.task("UserTask_ReviewContact").assignee()).isEqualTo("zhao");

        arrange("wang", order("zhao", "2026-03-02", true));
        assertThat(story.task("UserTask_ReviewContact").assignee())
                .as("zhao makes the contact now")
                .isEqualTo("wang");
        story.completes("wang", "UserTask_ReviewContact", approval());
        assertThat(story.task("UserTask_RecordContact").assignee()).isEqualTo("zhao");

        arrange("wang", order("chen", "2026-03-03", true));
        assertThat(story.task("UserTask_RecordContact").assignee()).isEqualTo("chen");
    }

    @Test
    @DisplayName("N-22 N-11 Who has approved it and is to make it now does not count: two others approve")
    void who_has_approved_makes_it() {
        story.completes("chen", PREPARE, preparation("PHONE")).completes("li", REVIEW, approval());

        arrange("wang", order("li", "2026-03-02", true));
        assertThat(story.task(REVIEW).assignee()).isEqualTo("zhao");
        story.completes("zhao", REVIEW, approval());
        assertThat(story.task(REVIEW).assignee())
                .as("li's approval counts no more")
                .isEqualTo("wang");
        engine.getTaskService().setAssignee(story.task(REVIEW).taskId(), "li");
        assertThatThrownBy(() -> story.completes("li", REVIEW, approval()))
                .hasMessageContaining("are to make this contact");
    }

    @Test
    @DisplayName("N-22 A-05 A review that is offered to several is no longer offered to who is to make the contact")
    void not_offered_to_the_maker() {
        var early = customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, "Offerton", CustomerField.OWNER, "chen")), "chen")
                .number();
        pursuits.start(early, "chen");
        var offered = stories.of(early.value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", PREPARE, preparation("EMAIL"));
        assertThat(offered.task(REVIEW).candidates()).contains("liu", "li");

        orders.arrange(early, order("liu", "2026-03-03", true), staff.require("li"));
        assertThat(offered.task(REVIEW).candidates()).contains("li").doesNotContain("liu");
        inNegotiation.ends(early);
    }

    @Test
    @DisplayName("S-24 Whoever was asked to make the contact has the task on its day")
    void whoever_was_asked() {
        inNegotiation.waits(number, "wang");
        story.waitEnds();
        assertThat(story.task(PREPARE).assignee()).isEqualTo("wang");
    }

    @Test
    @DisplayName("N-01 On its day owner and person are reminded once, also when the step is due at once")
    void reminded_on_the_day() {
        inNegotiation.contacted(number, "chen");
        var today = new HashMap<>(decision("CONTACT_AGAIN", "wang"));
        today.put("nextStepOn", "2026-03-02");
        story.completes("wang", "UserTask_DecideNextStep", today);

        assertThat(story.task(PREPARE).assignee()).isEqualTo("wang");
        assertThat(inNegotiation.reminded(number)).containsOnlyOnce("wang nextStep", "chen nextStep");
    }

    @Test
    @DisplayName("N-22 CD-04 A day inside the minimum gap is refused, unless promised or allowed with a reason")
    void cadence_holds() {
        inNegotiation.waits(number, "wang");
        refused("cadence.tooEarly", "li", order("chen", "2026-03-02", false));
        var allowed = order("chen", "2026-03-02", false);
        allowed.put("nextStepEarlyReason", "They decide tonight");

        arrange("li", allowed);

        assertThat(records.latest(story.journey(), EntryKind.EARLY_PERMISSION)).isPresent();
        story.timePassesTo(Stories.now());
        assertThat(story.task(PREPARE).assignee()).isEqualTo("chen");
    }

    @Test
    @DisplayName("N-22 A-10 In stage A no price stands in the content that is ordered")
    void no_quotes_in_stage_a() {
        var early = customers
                .create(NewCustomer.read(Map.of(CustomerField.NAME, "Ashcombe", CustomerField.OWNER, "chen")), "chen")
                .number();
        pursuits.start(early, "chen");
        stories.of(early.value())
                .completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
        var priced = order("li", "2026-03-06", true);
        priced.put("nextStepContent", "Offer it for 30,000 yuan");
        assertThatThrownBy(() -> orders.arrange(early, priced, staff.require("li")))
                .hasMessageContaining("contact.quotes");
        inNegotiation.ends(early);
    }

    @Test
    @DisplayName(
            "N-22 Only who leads the owner arranges; everything wrong is named; without a contact ahead it is refused")
    void refusals() {
        inNegotiation.contacted(number, "chen");
        refused("journey.noContactAhead", "wang", order("chen", "2026-03-06", true));
        story.completes("wang", "UserTask_DecideNextStep", decision("CONTACT_AGAIN", "wang"));
        refused("journey.arrangedByLeaders", "chen", order("chen", "2026-03-06", true));
        refused("customer.unknown", "sun", order("chen", "2026-03-06", true));
        var wrong = order("nobody", "2026-03-01", true);
        wrong.put("nextStepChannel", "MEETING");
        wrong.remove("reason");
        assertThatThrownBy(() -> arrange("wang", wrong))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.items())
                        .extracting(Item::field)
                        .containsExactlyInAnyOrder("nextStepWho", "nextStepOn", "nextStepChannel", "reason"));
        assertThat(records.latest(story.journey(), EntryKind.NEXT_STEP_CHANGED)).isEmpty();
    }

    /** A session on the second of March wants another meeting, and names a day for the step towards it. */
    private void meetingAhead(String day) {
        inNegotiation.ends(number);
        story = meetings.held("Holmwood Meetings", "B1", "2026-03-02T16:00:00+08:00");
        number = story.journey().number();
        var conclusion = new HashMap<>(conclusion("SAME_STAGE", "chen"));
        conclusion.put("nextStepOn", day);
        story.completes("chen", "UserTask_GiveSalespersonView", salespersonView("ALLY"))
                .completes("li", "UserTask_GiveManagerView", managerView("ALLY"))
                .completes("wang", "UserTask_ConcludeSession", conclusion);
        assertThat(story.task(ARRANGE).assignee()).isEqualTo("chen");
    }

    private void sweepAt(String time) {
        Stories.itIs(time);
        sweep.sweep();
    }

    private void refused(String code, String login, Map<String, Object> order) {
        assertThatThrownBy(() -> arrange(login, order))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void arrange(String login, Map<String, Object> order) {
        orders.arrange(number, order, staff.require(login));
        story.nobodyIsForgotten();
    }

    private static Map<String, Object> order(String who, String on, boolean promised) {
        return new HashMap<>(Map.of(
                "nextStepWho", who,
                "nextStepOn", on,
                "nextStepChannel", "PHONE",
                "nextStepContent", "A second date",
                "nextStepPurpose", "Keep the pace",
                "nextStepPromised", promised,
                "reason", "The owner asked for her"));
    }
}
