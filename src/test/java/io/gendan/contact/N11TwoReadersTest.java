package io.gendan.contact;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.changesWanted;
import static io.gendan.support.Answers.contact;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.sentByHand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.cadence.StandInSweep;
import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.staff.LeaveDesk;
import io.gendan.staff.LeaveDesk.Wish;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.InNegotiation;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("N-11 From B2 on manager and senior manager polish each script until both see no problem")
class N11TwoReadersTest {

    private static final String PREPARE = "UserTask_PrepareContact";
    private static final String REVIEW = "UserTask_ReviewContact";
    private static final String RECORD = "UserTask_RecordContact";

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    InNegotiation inNegotiation;

    @Autowired
    NextSteps nextSteps;

    @Autowired
    Records records;

    @Autowired
    LeaveDesk leaves;

    @Autowired
    StandInSweep standIns;

    @Autowired
    Staff staff;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient database;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_negotiates() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = inNegotiation.customer("Kingsmere Seals");
        story = stories.of(number.value());
    }

    @AfterEach
    void everybody_is_back() {
        inNegotiation.ends(number);
        database.sql("delete from substitution").update();
        database.sql("delete from leave").update();
        ClockUtil.reset();
    }

    @Test
    @DisplayName("N-11 Both approve before the call; a draft changed after one approval is read by both again")
    void in_as_many_rounds_as_it_takes() {
        story.completes("chen", PREPARE, preparation("PHONE"));
        assertThat(story.task(REVIEW).assignee()).isEqualTo("li");
        story.completes("li", REVIEW, approval());
        assertThat(story.openTasks()).as("one approval is not enough").containsExactly(REVIEW);
        assertThat(story.task(REVIEW).assignee()).isEqualTo("zhao");
        assertThat(rounds(REVIEW)).containsExactly("1 Draft", "1 Approved");

        story.completes("zhao", REVIEW, changesWanted());
        assertThat(story.task(PREPARE).assignee()).isEqualTo("chen");
        assertThat(rounds(PREPARE)).containsExactly("1 Draft", "1 Approved", "1 Changes");
        story.completes("chen", PREPARE, with("script", "You asked how long until it pays; may I answer?"));
        assertThat(story.task(REVIEW).assignee()).isEqualTo("li");
        story.completes("li", REVIEW, approval()).completes("zhao", REVIEW, approval());

        assertThat(story.openTasks()).containsExactly(RECORD);
        assertThat(rounds(RECORD))
                .containsExactly("1 Draft", "1 Approved", "1 Changes", "2 Draft", "2 Approved", "2 Approved");
        assertThat(records.newestFirst(number, 0, 50))
                .filteredOn(entry -> entry.kind() == EntryKind.REVIEW)
                .extracting(Entry::author)
                .containsExactly("zhao", "li", "zhao", "li");
        assertThat(shown(RECORD).get(3).path("words").asText()).contains("may I answer?");
    }

    @ParameterizedTest(name = "made by {0}: {1}, then {2}")
    @DisplayName("N-11 Nobody approves what they are to say themselves; whoever leads next reads it instead")
    @CsvSource({"chen,li,zhao", "li,zhao,wang", "zhao,li,wang", "wang,li,zhao"})
    void nobody_approves_their_own(String maker, String first, String second) {
        makes(maker);
        story.completes(maker, PREPARE, preparation("PHONE"));
        assertThat(story.task(REVIEW).assignee()).isEqualTo(first);
        story.completes(first, REVIEW, approval());
        assertThat(story.task(REVIEW).assignee()).isEqualTo(second);
        story.completes(second, REVIEW, approval());
        assertThat(story.task(RECORD).assignee()).isEqualTo(maker);
    }

    @Test
    @DisplayName("N-11 Stand-ins read for who is away, but nobody twice: then the director is the second reader")
    void stand_ins() {
        away("li", "zhao");
        story.completes("chen", PREPARE, preparation("PHONE"));
        assertThat(story.task(REVIEW).assignee()).isEqualTo("zhao");
        assertThat(story.task(REVIEW).inPlaceOf()).isEqualTo("li");
        story.completes("zhao", REVIEW, approval());
        assertThat(story.task(REVIEW).assignee()).isEqualTo("wang");
        story.completes("wang", REVIEW, approval());
        assertThat(story.openTasks()).containsExactly(RECORD);
    }

    @Test
    @DisplayName("N-11 A second approval by the same person is refused, whichever way the task came to them")
    void not_twice() {
        story.completes("chen", PREPARE, preparation("PHONE")).completes("li", REVIEW, approval());
        tasks.setAssignee(story.task(REVIEW).taskId(), "li");
        assertThatThrownBy(() -> story.completes("li", REVIEW, approval()))
                .hasMessageContaining("You have approved this draft already");
        tasks.setAssignee(story.task(REVIEW).taskId(), "chen");
        assertThatThrownBy(() -> story.completes("chen", REVIEW, approval())).hasMessageContaining("draft");
        assertThat(story.openTasks()).containsExactly(REVIEW);
    }

    @Test
    @DisplayName("N-11 Where the manager has approved and only others of the company are there, one of them reads next")
    void somebody_of_the_company() {
        awayBut("chen", "li", "yang");
        story.completes("chen", PREPARE, preparation("PHONE")).completes("li", REVIEW, approval());
        assertThat(story.task(REVIEW).assignee()).isEqualTo("yang");
        story.completes("yang", REVIEW, approval());
        assertThat(story.openTasks()).containsExactly(RECORD);
    }

    @Test
    @DisplayName("N-11 Where nobody else is there, the next leader is asked all the same, and may complete it")
    void nobody_else_is_there() {
        awayBut("chen", "li");
        story.completes("chen", PREPARE, preparation("PHONE")).completes("li", REVIEW, approval());
        assertThat(story.task(REVIEW).assignee()).as("not li once more").isEqualTo("zhao");
        standIns.sweep();
        assertThat(story.task(REVIEW).assignee()).as("no stand-in may read it").isEqualTo("zhao");
        story.completes("zhao", REVIEW, approval());
        assertThat(story.openTasks()).containsExactly(RECORD);
    }

    @Test
    @DisplayName("N-11 CD-06 A review passes to no stand-in who has approved it, though nobody else is there")
    void no_stand_in_who_approved() {
        story.completes("chen", PREPARE, preparation("PHONE")).completes("li", REVIEW, approval());
        awayBut("chen", "li");
        standIns.sweep();
        assertThat(story.task(REVIEW).assignee()).isEqualTo("zhao");
        assertThat(story.task(REVIEW).inPlaceOf()).isNull();
    }

    @Test
    @DisplayName("N-11 CD-06 Who wanted changes of an earlier draft may stand in for a reader of the next one")
    void a_new_draft_is_read_anew() {
        story.completes("chen", PREPARE, preparation("PHONE"))
                .completes("li", REVIEW, approval())
                .completes("zhao", REVIEW, changesWanted())
                .completes("chen", PREPARE, preparation("PHONE"));
        assertThat(story.task(REVIEW).assignee()).isEqualTo("li");
        away("li", "zhao");
        standIns.sweep();
        assertThat(story.task(REVIEW).assignee()).isEqualTo("zhao");
        story.completes("zhao", REVIEW, approval());
        assertThat(story.task(REVIEW).assignee()).isEqualTo("wang");
    }

    @Test
    @DisplayName("N-11 An e-mail whose words change while it is sent is read by both again")
    void changed_while_sending() {
        story.completes("chen", PREPARE, preparation("EMAIL"))
                .completes("li", REVIEW, approval())
                .completes("zhao", REVIEW, approval());
        var changed = new HashMap<>(sentByHand());
        changed.put("messageText", "Dear Ms. Qian, here is the short note that I promised.");
        story.completes("chen", "UserTask_SendMessage", changed);
        assertThat(story.task(REVIEW).assignee()).isEqualTo("li");
        story.completes("li", REVIEW, approval()).completes("zhao", REVIEW, approval());
        assertThat(story.openTasks()).containsExactly("UserTask_SendMessage");
    }

    @Test
    @DisplayName("N-12 N-13 The contact is analysed at once by the manager, with the salesperson, whoever made it")
    void analysed_by_the_manager() {
        makes("wang");
        story.completes("wang", PREPARE, preparation("PHONE"))
                .completes("li", REVIEW, approval())
                .completes("zhao", REVIEW, approval())
                .completes("wang", RECORD, contact());
        var debrief = story.task("UserTask_DebriefContact");
        assertThat(debrief.assignee()).isEqualTo("li");
        assertThat(debrief.due())
                .as("the end of the next working day")
                .isEqualTo(Stories.at("2026-03-03T18:00:00+08:00"));
        assertThat(story.shows("UserTask_DebriefContact", "debriefOptions").findValuesAsText("value"))
                .startsWith("chen")
                .doesNotContain("li");
        story.completes("li", "UserTask_DebriefContact", debrief());
        assertThat(story.task("UserTask_DecideNextStep").assignee()).isEqualTo("wang");
    }

    /** Whoever is asked for the contact has the task (S-24). */
    private void makes(String maker) {
        if (!maker.equals("chen")) {
            nextSteps.set(
                    story.journey(),
                    new NextStep(maker, LocalDate.parse("2026-03-02"), "PHONE", "Terms", "A yes", true),
                    "wang");
            tasks.setAssignee(story.task(PREPARE).taskId(), maker);
        }
    }

    private void away(String who, String standIn) {
        leaves.enter(who, Wish.read("2026-03-02", "2026-03-06", standIn, null), staff.require(who));
    }

    /** Everybody who works on customers is away, but these. */
    private void awayBut(String... present) {
        database.sql("""
                        insert into leave (person, first_day, last_day, entered_by, entered_at)
                        select login, '2026-03-02', '2026-03-06', login, '2026-03-01' from person
                        where active and role not in ('ADMIN', 'AUDITOR') and login <> all(?)""").param(present).update();
    }

    private JsonNode shown(String task) {
        return story.shows(task, "reviewRounds");
    }

    private List<String> rounds(String task) {
        var rounds = new ArrayList<String>();
        shown(task)
                .forEach(row -> rounds.add(row.path("draft").asText() + " "
                        + row.path("verdict").asText().split(" ")[0]));
        return rounds;
    }

    private static Map<String, Object> with(String key, Object value) {
        var fields = preparation("PHONE");
        fields.put(key, value);
        return fields;
    }
}
