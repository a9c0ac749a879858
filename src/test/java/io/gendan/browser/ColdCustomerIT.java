package io.gendan.browser;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.ContactPerson;
import io.gendan.customer.ContactPersons;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tao is new. She gets a customer nobody has spoken to, and does nothing but the tasks that Tasklist offers her, one after
 * the other, until the invitation is accepted: then the ten points of the salesperson are done and on record.
 */
@NeedsChromium
@GendanTest
@DisplayName("A-01 to A-11 in the browser")
class ColdCustomerIT {

    private static final String CUSTOMER = "Cold Spring Bottlers 冷泉装瓶";

    private static final List<String> NORTH = List.of("han", "qiu", "meng", "tao", "bai");

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Staff staff;

    @Autowired
    Customers customers;

    @Autowired
    ContactPersons contactPersons;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    Records records;

    @Autowired
    JdbcClient database;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void qiu_gives_tao_a_cold_customer() {
        people.hired().hired("north.csv");
        active(true);
        Stories.itIs("2026-03-02T10:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(
                                CustomerField.NAME, CUSTOMER,
                                CustomerField.OWNER, "tao",
                                CustomerField.INDUSTRY, "Drinks 饮料")),
                        "qiu")
                .number();
        pursuits.start(number, "qiu");
        story = stories.of(number.value());
    }

    @AfterEach
    void the_journey_ends_and_the_north_closes() {
        if (story.journey().isOpen()) {
            course.release(number, "The story is told", staff.require("han"));
        }
        active(false);
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "A-01 to A-11: a new salesperson gets a cold customer to an accepted invitation by the tasks offered alone")
    void from_cold_to_invited() {
        var said = new ArrayDeque<>(List.of(atReception(), answeredInWriting(), invited()));
        var prepared = new ArrayDeque<>(List.of("PHONE", "WECHAT", "PHONE"));
        for (int step = 0; story.stage().equals("A") && step < 20; step++) {
            if (story.openTasks().isEmpty()) {
                story.waitEnds();
            }
            does(story.openTasks().get(0), said, prepared);
            story.nobodyIsForgotten();
        }

        assertThat(story.stage()).isEqualTo("A2");
        assertThat(said).as("contacts not needed").isEmpty();
        assertThat(kinds(EntryKind.RESEARCH)).hasSize(1);
        assertThat(kinds(EntryKind.PREPARATION)).hasSize(3).allSatisfy(entry -> assertThat(entry.content())
                .containsKeys("iceBreaker", "script", "hook", "news"));
        assertThat(kinds(EntryKind.REVIEW)).singleElement().satisfies(review -> assertThat(review.author())
                .isEqualTo("meng"));
        assertThat(kinds(EntryKind.CONTACT)).hasSize(3).allSatisfy(contact -> assertThat(contact.content())
                .containsKeys("scriptUsed", "pressingQuestion", "attitude", "feedback", "contactPersonRole")
                .containsEntry("noPriceQuoted", true));
        assertThat(contactPersons.of(number)).extracting(ContactPerson::name).contains("Miss Tao", "Mr. Zhou");
        var debriefs = kinds(EntryKind.DEBRIEF);
        assertThat(debriefs).isNotEmpty().allSatisfy(debrief -> assertThat(debrief.content())
                .containsEntry("analysedWith", "qiu")
                .containsKey("missing"));
    }

    /** Whatever is offered: its form is filled in, and it is completed. */
    private void does(String task, Deque<Map<String, Object>> said, Deque<String> prepared) {
        switch (task) {
            case "UserTask_ResearchCustomer" -> completes("Research customer", "pipeline/researchCustomer", research());
            case "UserTask_PrepareContact" ->
                completes("Prepare contact", "contact/prepareContact", preparation(prepared.remove()));
            case "UserTask_ReviewContact" -> aColleagueReads();
            case "UserTask_RecordContact" -> records(said.remove());
            case "UserTask_DebriefContact" ->
                completes("Debrief contact", "contact/debriefContact", analysedWith("Qiu Lin"));
            default -> throw new AssertionError("Nobody told how to do " + task);
        }
    }

    private void records(Map<String, Object> contact) {
        var tasklist = desks.of("tao").tasklist();
        var form = tasklist.opens(CUSTOMER, "Make and record contact", "contact/recordContact");
        assertThat(form.shows("scriptUsed")).isEqualTo(preparation("PHONE").get("script"));
        form.fill(contact);
        desks.of("tao").picture("cold-" + contact.get("contactPersonRole"), 1280, 1800);
        tasklist.completes();
    }

    private void aColleagueReads() {
        var tasklist = desks.of("meng").tasklist();
        tasklist.opens(CUSTOMER, "Review contact", "contact/reviewContact");
        tasklist.claims();
        tasklist.opens(CUSTOMER, "Review contact", "contact/reviewContact").fill(approval());
        tasklist.completes();
    }

    private void completes(String task, String form, Map<String, Object> answers) {
        var tasklist = desks.of("tao").tasklist();
        tasklist.opens(CUSTOMER, task, form).fill(answers);
        tasklist.completes();
    }

    private static Map<String, Object> atReception() {
        var call = new HashMap<>(contactAgain());
        call.putAll(Map.of(
                "contactPerson", "Miss Tao",
                "contactPersonRole", "RECEPTION",
                "helperStance", "HELPS",
                "howWon", "Asked for her advice and thanked her by name",
                "newContactPersons", List.of(Map.of("name", "Mr. Zhou", "role", "DECISION_MAKER")),
                "topics", List.of("PROJECT", "NEWS"),
                "personalityTraits", List.of("CAREFUL")));
        return call;
    }

    private static Map<String, Object> answeredInWriting() {
        var message = new HashMap<>(contactAgain());
        message.putAll(Map.of("channel", "WECHAT", "askedUsToCome", true));
        return message;
    }

    private static Map<String, Object> invited() {
        var call = new HashMap<>(invitationAccepted("A2"));
        call.putAll(Map.of("contactPerson", "Mr. Zhou", "contactPersonRole", "DECISION_MAKER"));
        call.remove("helperStance");
        call.remove("howWon");
        return call;
    }

    private static Map<String, Object> analysedWith(String name) {
        var fields = new HashMap<>(debrief());
        fields.put("analysedWith", name);
        return fields;
    }

    private List<Entry> kinds(EntryKind kind) {
        return records.newestFirst(number, 0, 200).stream()
                .filter(entry -> entry.kind() == kind)
                .toList();
    }

    private void active(boolean yes) {
        database.sql("update person set active = ? where login = any(?)")
                .param(yes)
                .param(NORTH.toArray(String[]::new))
                .update();
    }
}
