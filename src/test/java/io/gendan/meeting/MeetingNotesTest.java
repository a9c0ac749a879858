package io.gendan.meeting;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.moved;
import static io.gendan.support.Answers.notes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.ContactPerson;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.customer.CustomerNumber;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Interactions;
import io.gendan.journey.Records;
import io.gendan.staff.LeaveDesk;
import io.gendan.staff.LeaveDesk.Wish;
import io.gendan.staff.Staff;
import io.gendan.support.FirstMeetings;
import io.gendan.support.GendanTest;
import io.gendan.support.Stories.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A meeting is arranged with its people, and an observer notes what was said (section 4). */
@GendanTest
class MeetingNotesTest {

    private static final String ARRANGE = "UserTask_ArrangeMeeting";
    private static final String HOLD = "UserTask_HoldMeeting";

    @Autowired
    FirstMeetings firstMeetings;

    @Autowired
    Records records;

    @Autowired
    Interactions interactions;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    Meetings meetings;

    @Autowired
    OurSides sides;

    @Autowired
    LeaveDesk desk;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient database;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void a_first_meeting_is_agreed() {
        number = firstMeetings.agreed("Rivertown Pumps");
        story = firstMeetings.of(number);
    }

    @AfterEach
    void everybody_is_back_and_the_clock_runs_again() {
        database.sql("update person set active = true where login = 'liu'").update();
        ClockUtil.reset();
    }

    @Test
    @DisplayName("M-01: what was said stands on record, each question of the customer by itself")
    void said_and_asked() {
        held(notes());

        assertThat(noted("said")).isEqualTo("They want dealers trained before the season.");
        assertThat(noted("customerQuestions"))
                .isEqualTo(List.of(
                        Map.of("question", "How long until it pays?", "satisfied", "PARTLY"),
                        Map.of("question", "Who else is in?", "satisfied", "YES")));
        assertThat(interactions.last(number, 1).get(0).summary())
                .isEqualTo("They want dealers trained before the season.");
    }

    @Test
    @DisplayName("M-02: each structure of cooperation that the customer proposed stands by itself; none need be")
    void proposed_structures() {
        var fields = notes();
        fields.put(
                "structures",
                List.of(Map.of("structure", "A joint dealer academy"), Map.of("structure", "A fee for each dealer")));
        held(fields);

        assertThat(noted("structures"))
                .isEqualTo(List.of(
                        Map.of("structure", "A joint dealer academy"), Map.of("structure", "A fee for each dealer")));
    }

    @Test
    @DisplayName("M-02: a meeting in which nothing was proposed is noted without")
    void nothing_proposed() {
        var fields = notes();
        fields.put("structures", List.of(Map.of("structure", "")));
        held(fields);

        assertThat(noted("structures")).isNull();
        assertThat(story.openTasks()).contains("UserTask_GiveSalespersonView");
    }

    @Test
    @DisplayName("M-03: notes say what lets us know the customer better, or are not taken")
    void what_we_learnt() {
        arranged();
        var silent = notes();
        silent.put("learnt", "");
        assertThatThrownBy(() -> story.completes("chen", HOLD, silent))
                .hasMessageContaining("What lets us know it better");

        story.completes("chen", HOLD, notes());
        assertThat(noted("learnt")).isEqualTo("The budget is decided in May.");
    }

    @Test
    @DisplayName("M-04: of every question it is said whether our answer satisfied; those that did not stay open")
    void answers_that_did_not_satisfy() {
        arranged();
        var unjudged = notes();
        unjudged.put("customerQuestions", List.of(Map.of("question", "Who else is in?")));
        assertThatThrownBy(() -> story.completes("chen", HOLD, unjudged))
                .hasMessageContaining("Did our answer satisfy?");

        var judged = notes();
        judged.put(
                "customerQuestions",
                List.of(
                        Map.of("question", "How long until it pays?", "satisfied", "PARTLY"),
                        Map.of("question", "Who else is in?", "satisfied", "YES"),
                        Map.of("question", "What if we leave?", "satisfied", "NO")));
        story.completes("chen", HOLD, judged);
        assertThat(interactions.last(number, 1).get(0).openQuestion())
                .isEqualTo("How long until it pays?\nWhat if we leave?");
    }

    @Test
    @DisplayName("M-05: notes say whether the next step is clear, or are not taken")
    void clarity_of_the_next_step() {
        arranged();
        var silent = notes();
        silent.remove("nextStepClear");
        assertThatThrownBy(() -> story.completes("chen", HOLD, silent)).hasMessageContaining("Is the next step clear?");

        var unclear = notes();
        unclear.put("nextStepClear", "NO");
        story.completes("chen", HOLD, unclear);
        assertThat(noted("nextStepClear")).isEqualTo("NO");
    }

    @Test
    @DisplayName("M-06: the lead negotiator is one of ours and takes part; how he closed stands on record")
    void lead_negotiator() {
        var fields = new HashMap<>(arrangement());
        fields.put("ourPeople", List.of("chen"));
        fields.put("leadNegotiator", "wang");
        story.completes("chen", ARRANGE, fields);

        var side = sides.of(meetings.requireUnderWay(story.journey()));
        assertThat(side.lead()).isEqualTo("wang");
        assertThat(side.people()).containsExactlyInAnyOrder("chen", "wang");
        story.completes("chen", HOLD, notes());
        assertThat(noted("closing")).isEqualTo("Li asked for one name to send the study to.");
    }

    @Test
    @DisplayName("M-06: nobody who is not one of ours leads the talk")
    void stranger_does_not_lead() {
        var fields = new HashMap<>(arrangement());
        fields.put("leadNegotiator", "nobody.we.know");
        assertThatThrownBy(() -> story.completes("chen", ARRANGE, fields)).hasMessageContaining("Lead negotiator");
        assertThat(story.openTasks()).containsExactly(ARRANGE);
    }

    @Test
    @DisplayName("M-07: the participants of both sides are known: theirs as contact persons, ours by who they are")
    void participants_of_both_sides() {
        var fields = new HashMap<>(arrangement());
        fields.put(
                "customerPeople",
                List.of(
                        Map.of("name", "Ms. Tang", "position", "head of finance", "role", "INFLUENCER"),
                        Map.of("name", "Mr. Zhou")));
        story.completes("chen", ARRANGE, fields);
        assertThat(contactPersons.of(number))
                .filteredOn(person -> person.name().equals("Ms. Tang"))
                .extracting(ContactPerson::role)
                .containsExactly(ContactRole.INFLUENCER);
        assertThat(meetings.requireUnderWay(story.journey()).expectedParticipants())
                .isEqualTo("Ms. Tang (head of finance), Mr. Zhou");
        assertThat(story.shows(HOLD, "customerPeople").toString())
                .isEqualTo("[{\"name\":\"Ms. Tang\",\"position\":\"head of finance\"},{\"name\":\"Mr. Zhou\"}]");

        var came = notes();
        came.put("customerPeople", List.of(Map.of("name", "Mr. Zhou"), Map.of("name", "Dr. Weng")));
        came.put("ourPeople", List.of("chen", "wang"));
        story.completes("chen", HOLD, came);
        assertThat(interactions.last(number, 1).get(0).contactPerson()).isEqualTo("Mr. Zhou, Dr. Weng");
        assertThat(contactPersons.of(number)).extracting(ContactPerson::name).contains("Dr. Weng");
        var side = sides.of(meetings.requireUnderWay(story.journey()));
        assertThat(side.people()).as("li did not come").containsExactlyInAnyOrder("chen", "wang");
        assertThat(side.lead()).isNull();
    }

    @Test
    @DisplayName("M-07: a meeting with nobody of the customer is neither arranged nor noted")
    void nobody_of_theirs() {
        var empty = new HashMap<>(arrangement());
        empty.put("customerPeople", List.of());
        assertThatThrownBy(() -> story.completes("chen", ARRANGE, empty))
                .hasMessageContaining("participants: add at least one entry");
        assertThat(story.openTasks()).containsExactly(ARRANGE);

        arranged();
        var nobody = notes();
        nobody.put("customerPeople", List.of());
        assertThatThrownBy(() -> story.completes("chen", HOLD, nobody))
                .hasMessageContaining("participants: add at least one entry");
        assertThat(story.openTasks()).containsExactly(HOLD);
    }

    @Test
    @DisplayName("M-07: who accepted the invitation is filled in, name and position apart")
    void expected_participants_are_filled_in() {
        assertThat(story.shows(ARRANGE, "customerPeople").toString())
                .isEqualTo("[{\"name\":\"Ms. Qian\"},{\"name\":\"Mr. Zhou\",\"position\":\"owner\"}]");
        assertThat(story.shows(ARRANGE, "ourPeople").toString()).isEqualTo("[\"chen\",\"li\"]");
        assertThat(story.shows(ARRANGE, "noteTaker").asText()).isEqualTo("chen");
    }

    @Test
    @DisplayName("M-01, M-07: whoever is chosen as note-taker has the task, also when the meeting moves")
    void note_taker_has_the_task() {
        takenBy("liu");
        assertThat(story.task(HOLD).assignee()).isEqualTo("liu");

        story.completes("liu", HOLD, moved("2026-03-17T10:00:00+08:00", "The owner is abroad"));
        assertThat(story.task(HOLD).assignee()).isEqualTo("liu");
        story.completes("liu", HOLD, notes());
        assertThat(story.task("UserTask_GiveSalespersonView").assignee())
                .as("the salesperson's view stays the salesperson's")
                .isEqualTo("chen");
    }

    @Test
    @DisplayName("M-07, ST-04: a note-taker who has left the company leaves the task to the salesperson")
    void note_taker_has_left() {
        takenBy("liu");
        database.sql("update person set active = false where login = 'liu'").update();

        story.completes("liu", HOLD, moved("2026-03-17T10:00:00+08:00", "The owner is abroad"));
        assertThat(story.task(HOLD).assignee()).isEqualTo("chen");
    }

    @Test
    @DisplayName("M-07, CD-06: while the note-taker is on leave the stand-in has the task")
    void note_taker_is_away() {
        var leave = desk.enter("liu", Wish.read("2026-03-02", "2026-03-06", "yang", null), staff.require("liu"));
        try {
            takenBy("liu");
            assertThat(story.task(HOLD).assignee()).isEqualTo("yang");
        } finally {
            desk.withdraw(leave.id(), staff.require("liu"));
        }
    }

    private void takenBy(String noteTaker) {
        var fields = new HashMap<>(arrangement());
        fields.put("noteTaker", noteTaker);
        story.completes("chen", ARRANGE, fields);
    }

    private void arranged() {
        story.completes("chen", ARRANGE, arrangement());
    }

    private void held(Map<String, Object> notes) {
        arranged();
        story.completes("chen", HOLD, notes);
    }

    private Object noted(String key) {
        return records.latest(story.journey(), EntryKind.MEETING_NOTES)
                .orElseThrow()
                .content()
                .get(key);
    }
}
