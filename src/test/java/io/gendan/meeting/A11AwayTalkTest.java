package io.gendan.meeting;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Records;
import io.gendan.journey.VisitRequests;
import io.gendan.pipeline.ContactReader;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.pipeline.Recording;
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
@DisplayName("A-11 A customer who asks twice in a row is visited, if the salesperson so decides")
class A11AwayTalkTest {

    private static final String ARRANGE = "UserTask_ArrangeMeeting";

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
    VisitRequests requests;

    @Autowired
    Recording recording;

    @Autowired
    ContactReader contacts;

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
                        NewCustomer.read(Map.of(CustomerField.NAME, "Quarry Hill Stone", CustomerField.OWNER, "chen")),
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
    @DisplayName("A-11 Two requests in a row open A2 away to the salesperson alone")
    void twice_in_a_row() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        calls(asked(contactAgain()));
        story.waitEnds();
        calls(asked(contactAgain()));
        story.waitEnds();
        calls(invitationAccepted("A2"));

        assertThat(requests.of(story.journey())).isEqualTo(new VisitRequests.Count(2, 2));
        assertThat(hint()).contains("Away is open to you", "2 times that we come", "2 times in a row");
        assertThat(story.task(ARRANGE).assignee()).isEqualTo("chen");
        story.completes("chen", ARRANGE, away());
        assertThat(records.latest(story.journey(), EntryKind.ARRANGEMENT)
                        .orElseThrow()
                        .content())
                .containsEntry("venue", "AWAY");
        assertThat(story.openTasks()).containsExactly("UserTask_HoldMeeting");
    }

    @Test
    @DisplayName("A-11 Asked once, or twice with a contact between, the first talk is at home; the refusal says why")
    void not_in_a_row() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        calls(asked(contactAgain()));
        story.waitEnds();
        calls(contactAgain());
        story.waitEnds();
        calls(asked(invitationAccepted("A2")));

        assertThat(requests.of(story.journey())).isEqualTo(new VisitRequests.Count(2, 1));
        assertThat(hint()).contains("held at our place", "2 times that we come");
        assertThatThrownBy(() -> story.completes("chen", ARRANGE, away()))
                .hasMessageContaining("has not asked twice in a row")
                .hasMessageContaining("Asked us to come");
        assertThat(story.openTasks()).containsExactly(ARRANGE);

        customerCallsAndAsks();
        assertThat(hint()).contains("Away is open to you");
        story.completes("chen", ARRANGE, away());
    }

    @Test
    @DisplayName("A-11 What we write between two requests breaks no row; a talk in which it does not ask does")
    void what_we_write_breaks_no_row() {
        customerCallsAndAsks();
        for (var channel : List.of("EMAIL", "SMS", "WECHAT")) {
            weContact(channel);
        }
        assertThat(requests.of(story.journey())).isEqualTo(new VisitRequests.Count(1, 1));
        weContact("PHONE");
        customerCallsAndAsks();
        weContact("EMAIL");
        assertThat(requests.of(story.journey())).isEqualTo(new VisitRequests.Count(2, 1));

        customerCallsAndAsks();
        assertThat(requests.of(story.journey())).isEqualTo(new VisitRequests.Count(3, 2));
        weContact("PHONE");
        assertThat(requests.of(story.journey()).opensAway())
                .as("once open it stays open until they meet")
                .isTrue();
    }

    @Test
    @DisplayName("A-11 Once a meeting has been held, the requests before it open nothing any more")
    void a_meeting_held_ends_the_row() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        calls(asked(contactAgain()));
        story.waitEnds();
        calls(asked(contactAgain()));
        story.waitEnds();
        calls(invitationAccepted("A2"));
        assertThat(requests.of(story.journey()).opensAway()).isTrue();
        story.completes("chen", ARRANGE, arrangement());
        Stories.itIs("2026-03-20T10:00:00+08:00");
        story.completes("chen", "UserTask_HoldMeeting", notes());

        assertThat(requests.of(story.journey())).isEqualTo(new VisitRequests.Count(2, 0));
    }

    /** Outside any task, early or not. */
    private void weContact(String channel) {
        var contact = Map.of(
                "direction", "OUTBOUND",
                "channel", channel,
                "contactPerson", "Ms. Qian",
                "summary", "How to find our office",
                "acknowledgeViolation", true,
                "reason", "They had asked for it");
        recording.put(number, contacts.read(contact), "chen", null);
    }

    @Test
    @DisplayName("A-11 The first formal meeting (B1) may be held away without being asked for")
    void formal_meetings_may_be_away() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        calls(invitationAccepted("B1"));
        assertThat(tasks.getVariableLocal(story.task(ARRANGE).taskId(), "awayHint"))
                .isNull();
        story.completes("chen", ARRANGE, away());
    }

    /** Outside any task, as it happens. */
    private void customerCallsAndAsks() {
        var call = Map.of(
                "direction", "INBOUND",
                "contactPerson", "Ms. Qian",
                "summary", "Mr. Zhou can't leave the plant: would we come?",
                "askedUsToCome", true);
        recording.put(number, contacts.read(call), "chen", null);
    }

    private void calls(Map<String, Object> contact) {
        story.completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contact)
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    private String hint() {
        return String.valueOf(tasks.getVariableLocal(story.task(ARRANGE).taskId(), "awayHint"));
    }

    private static Map<String, Object> asked(Map<String, Object> contact) {
        var fields = new HashMap<>(contact);
        fields.put("askedUsToCome", true);
        return fields;
    }

    private static Map<String, Object> away() {
        var fields = new HashMap<>(arrangement());
        fields.put("venue", "AWAY");
        fields.put("meetingPlace", "Their plant");
        return fields;
    }
}
