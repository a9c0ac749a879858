package io.gendan.contact;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.gendan.customer.ContactPerson;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
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
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("A-08 Whoever keeps the door is won as a helper towards the decision-maker")
class A08HelpersTest {

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
    ContactPersons contactPersons;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_prepares_a_call_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Larkmoor Foods", CustomerField.OWNER, "chen")),
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
    @DisplayName("A-08 At reception: her name, how she stands to us and how she was won are on record")
    void reception_is_won() {
        var call = atReception();
        story.completes("chen", "UserTask_RecordContact", call);

        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .containsEntry("contactPersonRole", "RECEPTION")
                .containsEntry("helperStance", "HELPS")
                .containsEntry("howWon", "Asked for her advice and thanked her by name")
                .containsEntry("wayToDecisionMaker", "Mr. Zhou decides; before nine he answers himself");
        assertThat(contactPersons.of(number))
                .extracting(ContactPerson::name, ContactPerson::role)
                .contains(tuple("Miss Tao", ContactRole.RECEPTION));
    }

    @Test
    @DisplayName("A-08 How an assistant stands to us, and how she was won, is never left out")
    void how_she_was_won_is_asked() {
        var call = atReception();
        call.remove("howWon");
        assertThatThrownBy(() -> story.completes("chen", "UserTask_RecordContact", call))
                .hasMessageContaining("How they were won, or what stands in the way");
        call.remove("helperStance");
        call.put("contactPersonRole", "ASSISTANT");
        assertThatThrownBy(() -> story.completes("chen", "UserTask_RecordContact", call))
                .hasMessageContaining("How they stand to us now");
        call.put("contactPersonRole", "DECISION_MAKER");
        story.completes("chen", "UserTask_RecordContact", call);
    }

    @Test
    @DisplayName("A-01, A-08 New contact persons are added on the same form; a row without a name is refused")
    void new_contact_persons() {
        var call = atReception();
        call.put("newContactPersons", List.of(Map.of("role", "DECISION_MAKER", "phone", "+86 21 5550 0102")));
        assertThatThrownBy(() -> story.completes("chen", "UserTask_RecordContact", call))
                .hasMessageContaining("Name");
        call.put(
                "newContactPersons",
                List.of(
                        Map.of(
                                "name", "Mr. Zhou",
                                "role", "DECISION_MAKER",
                                "phone", "+86 21 5550 0102",
                                "email", "zhou@larkmoor.example"),
                        Map.of("name", "Ms. Bai")));
        story.completes("chen", "UserTask_RecordContact", call);

        assertThat(contactPersons.of(number))
                .contains(
                        new ContactPerson(
                                "Mr. Zhou",
                                ContactRole.DECISION_MAKER,
                                null,
                                "+86 21 5550 0102",
                                "zhou@larkmoor.example"),
                        new ContactPerson("Ms. Bai", null, null, null, null));
        assertThat(contactPersons.decisionMakerKnown(number)).isTrue();
    }

    private static HashMap<String, Object> atReception() {
        var call = new HashMap<>(contactAgain());
        call.putAll(Map.of(
                "contactPerson", "Miss Tao",
                "contactPersonRole", "RECEPTION",
                "helperStance", "HELPS",
                "howWon", "Asked for her advice and thanked her by name",
                "wayToDecisionMaker", "Mr. Zhou decides; before nine he answers himself"));
        return call;
    }
}
