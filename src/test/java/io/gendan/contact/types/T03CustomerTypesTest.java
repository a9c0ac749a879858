package io.gendan.contact.types;

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
import io.gendan.journey.EntryKind;
import io.gendan.journey.Loss;
import io.gendan.journey.LossReason;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.OtherTable;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What kind of customer it is, and what to mind with it. ST-04 is checked after each step. */
@GendanTest
@DisplayName("Customer types")
class T03CustomerTypesTest {

    private static final String PREPARATION = "UserTask_PrepareContact";
    private static final String CONTACT = "UserTask_RecordContact";

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
    Reminders reminders;

    @Autowired
    CustomerTypes types;

    @Autowired
    TaskService tasks;

    @Autowired
    ProcessEngine engine;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_prepares_the_first_contact() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Quarrymoor Stone", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
        story.completes("chen", "UserTask_ResearchCustomer", research());
    }

    @AfterEach
    void the_journey_ends_and_the_clock_runs_again() {
        course.lose(number, new Loss(LossReason.NO_NEED, null, null, null), staff.require("li"));
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "T-01 to T-09: the type judged in a contact brings its advice to the next ones, until it is judged anew")
    void a_type_brings_its_advice() {
        assertThat(shown(PREPARATION, "typeAdvice")).isEqualTo("[]");
        story.completes("chen", PREPARATION, preparation("PHONE"));
        assertThat(shown(CONTACT, "customerType")).isEqualTo("null");
        assertThat(shown(CONTACT, "customerTypeOptions"))
                .contains("\"RATIONAL\"", "Rational 理智型", "\"MIXED\"")
                .doesNotContain("TYPE_5", "TYPE_6", "TYPE_7");

        contactMade(Map.of("customerType", "RATIONAL"));
        assertThat(shown(PREPARATION, "typeAdvice")).contains("Rational 理智型", "compares with care", "讲原则");
        story.completes("chen", PREPARATION, preparation("PHONE"));
        assertThat(shown(CONTACT, "customerType")).isEqualTo("RATIONAL");
        assertThat(shown(CONTACT, "typeAdvice")).contains("compares with care");

        contactMade(Map.of("customerType", "MIXED"));
        assertThat(types.of(number)).map(CustomerType::code).contains("MIXED");
        assertThat(shown(PREPARATION, "typeAdvice")).contains("Mixed 综合型").doesNotContain("Rational");
        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .containsEntry("customerType", "MIXED");
    }

    @Test
    @DisplayName("T-05: what the table does not offer is refused; what an administrator completes is offered at once")
    void an_administrator_completes_a_type() {
        story.completes("chen", PREPARATION, preparation("PHONE"));
        var contact = contactAgain();
        contact.put("customerType", "TYPE_5");
        assertThatThrownBy(() -> story.completes("chen", CONTACT, contact)).hasMessageContaining("Customer type");

        try (var table = new OtherTable(
                engine,
                "contact/customerType.dmn",
                "<outputEntry id=\"Type5_name\">\n          <text></text>\n        </outputEntry>\n"
                        + "        <outputEntry id=\"Type5_advice\">\n          <text></text>",
                "<outputEntry id=\"Type5_name\">\n          <text>\"Hasty 急性型\"</text>\n        </outputEntry>\n"
                        + "        <outputEntry id=\"Type5_advice\">\n          <text>\"Be brief. 要简短。\"</text>")) {
            assertThat(types.offered())
                    .as(table.toString())
                    .contains(new CustomerType("TYPE_5", "Hasty 急性型", "Be brief. 要简短。"));
            types.keep(number, "TYPE_5", "chen");
            assertThat(types.of(number)).map(CustomerType::advice).contains("Be brief. 要简短。");
        }
        assertThat(types.of(number)).as("no longer offered").isEmpty();
    }

    @Test
    @DisplayName("T-03: a request for a favour is on record and flagged to the director at once, and never granted")
    void a_favour_is_flagged_to_the_director() {
        story.completes("chen", PREPARATION, preparation("PHONE"));
        var silent = contactAgain();
        silent.put("favourAsked", true);
        assertThatThrownBy(() -> story.completes("chen", CONTACT, silent)).hasMessageContaining("What was asked for");
        assertThat(told("wang")).isZero();

        contactMade(Map.of(
                "favourAsked", true, "favourDetails", "Asked for a gift card; I said that we don't do such things"));

        assertThat(told("wang")).isEqualTo(1);
        assertThat(told("chen")).isZero();
        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .containsEntry("favourAsked", true)
                .containsEntry("favourDetails", "Asked for a gift card; I said that we don't do such things");
        assertThat(shown(PREPARATION, "typeAdvice")).contains("Grant nothing, promise nothing");
    }

    private void contactMade(Map<String, Object> more) {
        var contact = contactAgain();
        contact.putAll(more);
        story.completes("chen", CONTACT, contact)
                .completes("chen", "UserTask_DebriefContact", debrief())
                .waitEnds();
    }

    private String shown(String task, String variable) {
        return String.valueOf(tasks.getVariable(story.task(task).taskId(), variable));
    }

    private long told(String login) {
        return reminders.of(login, Integer.MAX_VALUE).stream()
                .filter(reminder -> reminder.customerNumber().equals(number.value())
                        && reminder.about().equals("favourAsked"))
                .count();
    }
}
