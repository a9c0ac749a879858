package io.gendan.contact;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("A-01 Every communication is recorded, each point in a field of its own")
class A01RecordingTest {

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
    TaskService tasks;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_prepares_a_call_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Alderbrook Valves", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
    }

    @AfterEach
    void the_journey_ends_and_the_clock_runs_again() {
        if (story.journey().isOpen()) {
            course.release(number, "The story is told", staff.require("wang"));
        }
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A-01 The form brings the prepared script along; what was said otherwise stays beside it")
    void script_used_is_on_record_beside_the_prepared_one() {
        var prepared = preparation("PHONE").get("script");
        assertThat(tasks.getVariableLocal(story.task("UserTask_RecordContact").taskId(), "scriptUsed"))
                .isEqualTo(prepared);

        story.completes("chen", "UserTask_RecordContact", told(Map.of("scriptUsed", "I let her talk first")));

        assertThat(recorded())
                .containsEntry("scriptUsed", "I let her talk first")
                .containsEntry("scriptChanged", true);
        assertThat(records.latest(story.journey(), EntryKind.PREPARATION)
                        .orElseThrow()
                        .content())
                .containsEntry("script", prepared);
    }

    @Test
    @DisplayName("A-01 Left empty, the script used is the prepared one")
    void script_as_prepared() {
        story.completes("chen", "UserTask_RecordContact", contactAgain());
        assertThat(recorded())
                .containsEntry("scriptUsed", preparation("PHONE").get("script"))
                .doesNotContainKey("scriptChanged");
    }

    @Test
    @DisplayName("A-01 Topics, questions, the pressing one, attitude, personality, hook and next step are fields")
    void every_point_is_a_field() {
        story.completes(
                "chen",
                "UserTask_RecordContact",
                told(Map.of(
                        "topics", List.of("OUR_CASE", "NEWS"),
                        "questions", "Who else is in? How long does it take?",
                        "pressingQuestion", "How long until it pays?",
                        "attitude", "RESERVED",
                        "personalityTraits", List.of("CAREFUL", "RATIONAL"),
                        "personality", "Counts everything twice",
                        "hookPlanted", "The study on dealer training",
                        "nextStepOn", "2026-03-05",
                        "nextStepChannel", "PHONE",
                        "nextStepPurpose", "An invitation")));

        assertThat(recorded())
                .containsEntry("topics", List.of("OUR_CASE", "NEWS"))
                .containsEntry("questions", "Who else is in? How long does it take?")
                .containsEntry("pressingQuestion", "How long until it pays?")
                .containsEntry("attitude", "RESERVED")
                .containsEntry("personalityTraits", List.of("CAREFUL", "RATIONAL"))
                .containsEntry("personality", "Counts everything twice")
                .containsEntry("hookPlanted", "The study on dealer training")
                .containsEntry("nextStepOn", "2026-03-05");
        story.completes("chen", "UserTask_DebriefContact", debrief());
        assertThat(story.waitsUntil()).isEqualTo("2026-03-05T01:00:00Z");
    }

    private Map<String, Object> recorded() {
        return records.latest(story.journey(), EntryKind.CONTACT).orElseThrow().content();
    }

    private static Map<String, Object> told(Map<String, Object> more) {
        var fields = new HashMap<>(contactAgain());
        fields.putAll(more);
        return fields;
    }
}
