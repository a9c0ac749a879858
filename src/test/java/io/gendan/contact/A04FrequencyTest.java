package io.gendan.contact;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.Interactions;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("A-04 Customers are not called too often")
class A04FrequencyTest {

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
    Interactions interactions;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Netherby Looms", CustomerField.OWNER, "chen")),
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
    @DisplayName("A-04 A salesperson who follows the tasks never calls too often: the next one waits for its time")
    void the_next_call_waits_for_its_time() {
        calls(contactAgain());
        assertThat(story.openTasks()).isEmpty();
        assertThat(story.waitsUntil()).isEqualTo("2026-03-04T01:59:00Z");
        story.waitEnds();
        assertThat(story.openTasks()).containsExactly("UserTask_PrepareContact");
    }

    @Test
    @DisplayName("A-04 Planning one for the same day is refused with the rule; case by case it may be promised")
    void a_second_call_on_the_same_day() {
        var soon = new HashMap<>(contactAgain());
        soon.putAll(Map.of("nextStepOn", "2026-03-02", "nextStepChannel", "PHONE"));
        prepares();
        assertThatThrownBy(() -> story.completes("chen", "UserTask_RecordContact", soon))
                .hasMessageContaining("Too early")
                .hasMessageContaining("at most one call a working day");
        assertThat(interactions.last(number, 5)).isEmpty();

        soon.put("nextStepPromised", true);
        story.completes("chen", "UserTask_RecordContact", soon);
        assertThat(interactions.last(number, 5)).hasSize(1);
    }

    private void calls(Map<String, Object> contact) {
        prepares();
        story.completes("chen", "UserTask_RecordContact", contact)
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    private void prepares() {
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
    }
}
