package io.gendan.pipeline;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("A-06 Who can't move a customer on asks the director, or a colleague takes over")
class A06KnowingOnesLimitsTest {

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    Staff staff;

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
                        NewCustomer.read(Map.of(CustomerField.NAME, "Osprey Gears", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
    }

    @AfterEach
    void the_journey_ends_and_the_clock_runs_again() {
        if (story.journey().isOpen()) {
            course.release(number, "The story is told", staff.require("wang"));
        }
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A-06 The director gets a task with the question and what has been said; the advice comes back")
    void the_director_is_asked() {
        oneCall();
        course.askHelp(number, "Reception never puts me through", staff.require("chen"));

        var task = story.task("UserTask_HelpWithCustomer");
        assertThat(task.assignee()).isEqualTo("wang");
        assertThat(String.valueOf(tasks.getVariableLocal(task.taskId(), "brief")))
                .contains(
                        "Reception never puts me through",
                        "laughed about the plant opening",
                        "How long until it pays?");
        story.completes(
                "wang",
                "UserTask_HelpWithCustomer",
                Map.of("advice", "Ask the assistant for her help", "helpKind", "ADVICE"));
        assertThat(records.latest(story.journey(), EntryKind.HELP).map(Entry::author))
                .contains("wang");
    }

    @Test
    @DisplayName(
            "A-06 A colleague takes over with the whole record: ownership, open tasks and next step move, both names stay")
    void a_colleague_takes_over() {
        oneCall();
        var entries = records.count(number);
        course.offerHandOver(number, "yang", "They know her from another project", staff.require("chen"));
        assertThat(customers.require(number).owner()).isEqualTo("chen");

        story.completes("yang", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));

        assertThat(customers.require(number).owner()).isEqualTo("yang");
        assertThat(nextSteps.open(number).map(NextStep::who)).contains("yang");
        assertThat(records.latest(story.journey(), EntryKind.HAND_OVER_OFFER)).hasValueSatisfying(offer -> {
            assertThat(offer.author()).isEqualTo("chen");
            assertThat(offer.content()).containsEntry("handOverTo", "yang");
        });
        assertThat(records.latest(story.journey(), EntryKind.HAND_OVER).map(Entry::author))
                .contains("yang");
        assertThat(records.count(number)).isEqualTo(entries + 2);
        story.waitEnds();
        assertThat(story.task("UserTask_PrepareContact").assignee()).isEqualTo("yang");
    }

    @Test
    @DisplayName("A-06 A colleague may decline: everything stays as it was, on record")
    void a_colleague_declines() {
        course.offerHandOver(number, "liu", "No way in", staff.require("chen"));
        story.completes(
                "liu", "UserTask_AnswerHandOver", Map.of("answer", "DECLINED", "remark", "I have three like it"));
        assertThat(customers.require(number).owner()).isEqualTo("chen");
        assertThat(story.task("UserTask_ResearchCustomer").assignee()).isEqualTo("chen");
        assertThat(records.latest(story.journey(), EntryKind.HAND_OVER)
                        .orElseThrow()
                        .content())
                .containsEntry("remark", "I have three like it");
    }

    private void oneCall() {
        var call = new HashMap<>(contactAgain());
        call.putAll(Map.of("nextStepOn", "2026-03-05", "nextStepChannel", "PHONE"));
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", call)
                .completes("chen", "UserTask_DebriefContact", debrief());
    }
}
