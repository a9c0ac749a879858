package io.gendan.contact;

import static io.gendan.support.Answers.changesWanted;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.customerLost;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("A-03 Never straight to the subject")
class A03IceBreakerTest {

    private static final String PREPARE = "UserTask_PrepareContact";

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
    TaskContexts taskContexts;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Fernhill Lamps", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
        story.completes("chen", "UserTask_ResearchCustomer", research());
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A-03 A contact can't be prepared without its ice-breaker")
    void an_ice_breaker_is_demanded() {
        var straight = new HashMap<>(preparation("PHONE"));
        straight.remove("iceBreaker");

        assertThatThrownBy(() -> story.completes("chen", PREPARE, straight)).hasMessageContaining("Ice-breaker");

        assertThat(story.openTasks()).containsExactly(PREPARE);
        isLost();
    }

    @Test
    @DisplayName(
            "A-03 From the second contact on the form offers what was said before, and keeps it for a second pursuit")
    void ice_breakers_are_drawn_from_the_record() {
        assertThat(offered()).as("nothing has been said yet").isEmpty();
        story.completes("chen", PREPARE, preparation("PHONE"));
        var contact = contactAgain();
        contact.put("questions", "Who else of their trade is in?");
        contact.put("hookPlanted", "The study on dealer training");
        contact.put("nextStepOn", "2026-03-10");
        contact.put("nextStepPromised", true);
        contact.put("nextStepContent", "Send the study before we talk");
        story.completes("chen", "UserTask_RecordContact", contact);
        var analysis = new HashMap<>(debrief());
        analysis.put("advice", "Begin with their new plant");
        story.completes("chen", "UserTask_DebriefContact", analysis).waitEnds();

        assertThat(offered())
                .containsExactly(
                        "Promised 已答应: Send the study before we talk",
                        "Would not let go of 揪着不放: How long until it pays?",
                        "Asked last time 上次的疑问: Who else of their trade is in?",
                        "Was missing last time 上次所缺: A case of the same industry",
                        "Advice from the debrief 分析建议: Begin with their new plant",
                        "Hook planted 埋下的话题: The study on dealer training",
                        "Last feedback 上次反馈: Wants to see a case of the same industry");
        assertThat(story.shows(PREPARE, "suggestions").findValuesAsText("when"))
                .as("what is promised on its day, the rest when it was said")
                .startsWith("2026-03-10", "2026-03-02");

        isLost();
        pursuits.start(number, "chen");
        story.completes("chen", "UserTask_ResearchCustomer", research()).waitEnds();
        assertThat(offered())
                .as("what was said in the first pursuit")
                .contains("Would not let go of 揪着不放: How long until it pays?")
                .noneMatch(offer -> offer.startsWith("Promised"));
        isLost();
    }

    @Test
    @DisplayName("A-03, A-07 Where no hook was told of, the one that had been prepared is offered; a draft's is not")
    void the_prepared_hook_is_offered() {
        story.completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief())
                .waitEnds();

        assertThat(offered()).contains("Hook planted 埋下的话题: What their strongest competitor asked us last month");

        var draft = preparation("EMAIL");
        draft.put("hook", "A hook that nobody has heard of yet");
        story.completes("chen", PREPARE, draft);
        var reviewer = story.task("UserTask_ReviewContact").candidates().get(0);
        story.completes(reviewer, "UserTask_ReviewContact", changesWanted());
        assertThat(offered()).noneMatch(offer -> offer.contains("nobody has heard of"));
        isLost();
    }

    @Test
    @DisplayName("A-03 What was asked in a meeting and not answered to the customer's content opens the next talk")
    void open_questions_of_a_meeting_are_offered() {
        records.put(new NewEntry(
                number,
                story.journey(),
                EntryKind.MEETING_NOTES,
                new Cause("chen", null),
                null,
                null,
                Map.of(
                        "customerQuestions",
                        List.of(
                                Map.of("question", "Who pays for the travel?", "satisfied", "PARTLY"),
                                Map.of("question", "When does it begin?", "satisfied", "YES")))));
        taskContexts.refresh(number.value());

        assertThat(offered()).containsExactly("Not answered in the meeting 会谈未答清: Who pays for the travel?");
        isLost();
    }

    private List<String> offered() {
        var offers = new ArrayList<String>();
        story.shows(PREPARE, "suggestions")
                .forEach(row -> offers.add(
                        row.path("kind").asText() + ": " + row.path("said").asText()));
        return offers;
    }

    private void isLost() {
        story.completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", customerLost())
                .completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.journey().isOpen()).isFalse();
    }
}
