package io.gendan.contact;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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
@DisplayName("A-02 Each conversation is analysed with the manager or a colleague")
class A02DebriefTest {

    private static final String DEBRIEF = "UserTask_DebriefContact";

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

    @Autowired
    ObjectMapper json;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_makes_a_call_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Windrush Paper", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain());
    }

    @AfterEach
    void the_journey_ends_and_the_clock_runs_again() {
        if (story.journey().isOpen()) {
            course.release(number, "The story is told", staff.require("wang"));
        }
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A-02 The manager is offered first, then colleagues and leaders; never the salesperson alone")
    void with_whom() throws Exception {
        assertThat(story.task(DEBRIEF).assignee()).isEqualTo("chen");
        assertThat(partners()).startsWith("li").contains("liu", "zhao", "wang").doesNotContain("chen");
        assertThatThrownBy(() -> story.completes("chen", DEBRIEF, analysed("chen")))
                .hasMessageContaining("Analysed with");
        assertThatThrownBy(() -> story.completes("chen", DEBRIEF, analysed("Some colleague")))
                .hasMessageContaining("Analysed with");
    }

    @Test
    @DisplayName("A-02 What was missing is found with a chosen colleague and put on record beside the contact")
    void what_was_missing() {
        story.completes("chen", DEBRIEF, analysed("liu"));

        var debrief = records.latest(story.journey(), EntryKind.DEBRIEF).orElseThrow();
        assertThat(debrief.author()).isEqualTo("chen");
        assertThat(debrief.content())
                .containsEntry("analysedWith", "liu")
                .containsEntry("missing", "A case of the same industry")
                .containsEntry("advice", "Tell the case of the cannery first");
    }

    private List<String> partners() throws Exception {
        var options = tasks.getVariableLocal(story.task(DEBRIEF).taskId(), "debriefOptions");
        return json.readValue(String.valueOf(options), new TypeReference<List<Map<String, String>>>() {}).stream()
                .map(option -> option.get("value"))
                .toList();
    }

    private static Map<String, Object> analysed(String with) {
        var fields = new HashMap<>(debrief());
        fields.put("analysedWith", with);
        fields.put("advice", "Tell the case of the cannery first");
        return fields;
    }
}
