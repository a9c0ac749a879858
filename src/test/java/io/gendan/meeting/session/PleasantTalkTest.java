package io.gendan.meeting.session;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.conclusion;
import static io.gendan.support.Answers.contact;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.decision;
import static io.gendan.support.Answers.loss;
import static io.gendan.support.Answers.managerView;
import static io.gendan.support.Answers.noMeeting;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.salespersonView;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.cadence.AlarmSweep;
import io.gendan.cadence.ContactTimes;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.support.GendanTest;
import io.gendan.support.MeetingStories;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("S-03 The pleasant talk that led to nothing")
class PleasantTalkTest {

    private static final String PREPARE = "UserTask_PrepareContact";
    private static final String CONCLUDE = "UserTask_ConcludeSession";
    private static final String ARRANGE = "UserTask_ArrangeMeeting";

    @Autowired
    MeetingStories meetings;

    @Autowired
    Records records;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    ContactTimes times;

    @Autowired
    AlarmSweep alarms;

    private Story story;

    @BeforeEach
    void a_meeting_went_pleasantly() {
        story = meetings.held("Birch Hollow Foods", "B1", "2026-03-12T16:00:00+08:00");
        story.completes("chen", "UserTask_GiveSalespersonView", salespersonView("DECISION_MAKER"))
                .completes("li", "UserTask_GiveManagerView", managerView("DECISION_MAKER"));
    }

    @AfterEach
    void the_story_is_over() {
        meetings.over(story);
        ClockUtil.reset();
    }

    @Test
    @DisplayName("S-03 After a refusal the next preparation asks for the true reason and shows the way by the allies")
    void refusal_is_asked_about() {
        contactPersons.known(story.journey().number(), "Ms. Lin", ContactRole.ALLY, null);
        intoNegotiation();
        assertThat(story.shows(PREPARE, "pleasantTalk").asText())
                .as("nothing has gone wrong yet")
                .isEmpty();
        meetsWithRefusal();
        story.waitEnds();

        assertThat(story.shows(PREPARE, "pleasantTalk").asText()).contains("the budget?", "Ask the allies");
        assertThat(story.shows(PREPARE, "allies").findValuesAsText("name")).containsExactly("Ms. Lin");
        assertThatThrownBy(() -> story.completes("wang", PREPARE, preparation("PHONE")))
                .hasMessageContaining("The true reason");
        story.completes("wang", PREPARE, withReason(preparation("PHONE"), "BUDGET"));

        assertThat(records.latest(story.journey(), EntryKind.PREPARATION)
                        .orElseThrow()
                        .content())
                .containsEntry("trueReason", "BUDGET");
        contactIsMade(contact());
        story.waitEnds();
        assertThat(story.shows(PREPARE, "pleasantTalk").asText())
                .as("told once")
                .isEmpty();
    }

    @Test
    @DisplayName("S-03 Where no ally is known, the form says to win one")
    void no_ally_yet() {
        intoNegotiation();
        meetsWithRefusal();
        story.waitEnds();
        assertThat(story.shows(PREPARE, "pleasantTalk").asText()).contains("Nobody there is known as an ally");
        assertThat(story.shows(PREPARE, "allies")).isEmpty();
    }

    @Test
    @DisplayName("S-03 Silence up to the maximum gap is asked about as soon as it is too late")
    void silence_is_asked_about() {
        intoNegotiation();
        assertThat(story.shows(PREPARE, "pleasantTalk").asText()).isEmpty();
        var latest = times.next(story.journey()).latest();
        Stories.itIs(latest.plus(Duration.ofMinutes(1)).toString());
        alarms.sweep();
        assertThat(story.shows(PREPARE, "pleasantTalk").asText()).contains("the budget?");
    }

    @Test
    @DisplayName("S-03 A next meeting that is called off is no refusal yet: its reason is on record already")
    void a_meeting_called_off_is_no_refusal() {
        story.completes("wang", CONCLUDE, conclusion("SAME_STAGE", "chen"))
                .completes("chen", ARRANGE, noMeeting("Their plant is flooded"))
                .waitEnds();
        assertThat(story.shows(PREPARE, "pleasantTalk").asText()).isEmpty();
    }

    @Test
    @DisplayName(
            "S-03 Whoever gives the customer up in the session is offered the question there; the answer is on record")
    void loss_is_asked_about() {
        var lost = new HashMap<String, Object>(loss());
        lost.put("solution", "Nothing is left to do");
        lost.put("stageDecision", "LOST");
        lost.put("trueReason", "DECISION_PROCESS");
        assertThat(story.shows(CONCLUDE, "pleasantTalk").asText()).contains("went pleasantly");
        story.completes("wang", CONCLUDE, lost);
        assertThat(records.latest(story.journey(), EntryKind.CONCLUSION)
                        .orElseThrow()
                        .content())
                .containsEntry("trueReason", "DECISION_PROCESS");
    }

    @Test
    @DisplayName(
            "S-03 The salesperson's own reading of an earlier talk is part of the view, and answers no later question")
    void the_view_tells_of_earlier_talks() {
        meetings.over(story);
        story = meetings.held("Birch Hollow Mills", "B1", "2026-03-12T16:00:00+08:00");
        var view = new HashMap<>(salespersonView("DECISION_MAKER"));
        view.putAll(Map.of("trueReason", "OTHER", "whyNothingCame", "Their founder was ill"));
        story.completes("chen", "UserTask_GiveSalespersonView", view)
                .completes("li", "UserTask_GiveManagerView", managerView("DECISION_MAKER"));
        assertThat(story.shows(CONCLUDE, "comparison").toString()).contains("founder was ill");
        intoNegotiation();
        meetsWithRefusal();
        story.waitEnds();
        assertThat(story.shows(PREPARE, "pleasantTalk").asText()).contains("the budget?");
    }

    private void intoNegotiation() {
        story.completes("wang", CONCLUDE, conclusion("NEXT_STAGE", "wang")).waitEnds();
    }

    private void meetsWithRefusal() {
        story.completes("wang", PREPARE, preparation("PHONE"));
        var refused = contact();
        refused.put("attitude", "REFUSING");
        refused.put("feedback", "Not this year");
        contactIsMade(refused);
    }

    private void contactIsMade(Map<String, Object> contact) {
        story.completes("li", "UserTask_ReviewContact", approval())
                .completes("zhao", "UserTask_ReviewContact", approval())
                .completes("wang", "UserTask_RecordContact", contact)
                .completes("li", "UserTask_DebriefContact", debrief())
                .completes("wang", "UserTask_DecideNextStep", decision("CONTACT_AGAIN", "wang"));
    }

    private static Map<String, Object> withReason(Map<String, Object> fields, String reason) {
        var all = new HashMap<>(fields);
        all.put("trueReason", reason);
        all.put("trueReasonDetails", "Ms. Qian says so");
        return all;
    }
}
