package io.gendan.pipeline;

import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Interaction;
import io.gendan.journey.Interactions;
import io.gendan.journey.Loss;
import io.gendan.journey.LossReason;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.journey.Violation;
import io.gendan.staff.LeaveDesk;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Contacts that take place before the policy allows them (CD-04), and those that are never too early (CD-02). */
@GendanTest
@DisplayName("Too early")
class EarlyContactTest {

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Recording recording;

    @Autowired
    Course course;

    @Autowired
    EarlyPermits permits;

    @Autowired
    Staff staff;

    @Autowired
    LeaveDesk leave;

    @Autowired
    ContactReader reader;

    @Autowired
    Records records;

    @Autowired
    Interactions interactions;

    @Autowired
    NextSteps nextSteps;

    @Autowired
    Reminders reminders;

    @Autowired
    TaskService tasks;

    @Autowired
    Words words;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T09:00:00+08:00");
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Heronsgate Glass", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
    }

    @AfterEach
    void the_journey_ends_and_the_clock_runs_again() {
        if (story.journey().isOpen()) {
            course.lose(number, new Loss(LossReason.NO_NEED, null, null, null), staff.require("li"));
        }
        ClockUtil.reset();
    }

    // ---- recording

    @Test
    @DisplayName("CD-04: a second call on the same day is refused with last contact, earliest time and rule")
    void a_second_call_on_the_same_day_is_refused() {
        calls("2026-03-02T10:00:00+08:00");
        var before = records.count(number);

        var refusal = refused("chen", outbound("2026-03-02T15:00:00+08:00"));

        assertThat(words.of(refusal))
                .isEqualTo(
                        "Too early for this customer. The last contact was on 2026-03-02 10:00 (Phone 电话, 陈静 Chen Jing); "
                                + "the next one of this kind is allowed from 2026-03-03 10:00. Rule: Stage A: at most one call "
                                + "a working day, three in seven days (CD-01 default). Wait until then. If it has taken place "
                                + "already, acknowledge it with a reason. A manager can allow an earlier one.");
        assertThat(refusal.properties())
                .containsEntry("lastContact", "2026-03-02T02:00:00Z")
                .containsEntry("allowedFrom", "2026-03-03T02:00:00Z")
                .containsKey("rule");
        assertThat(records.count(number)).isEqualTo(before);
    }

    @Test
    @DisplayName("CD-04: acknowledged with a reason it is stored and marked, and the manager hears of it once")
    void an_acknowledged_violation_is_marked() {
        calls("2026-03-02T10:00:00+08:00");
        var early = acknowledged(outbound("2026-03-02T15:00:00+08:00"), "Their tender closed at four");

        var entry = recording.put(number, reader.read(early), "chen", "key of the early call");
        assertThat(recording.put(number, reader.read(early), "chen", "key of the early call"))
                .as("sent twice it is one contact")
                .isEqualTo(entry);

        assertThat(interactions.last(number, 9)).hasSize(2);
        assertThat(last().violation())
                .isEqualTo(new Violation(
                        "Stage A: at most one call a working day, three in seven days (CD-01 default)",
                        at("2026-03-03T10:00:00+08:00"),
                        "Their tender closed at four"));
        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .containsEntry("violation", true)
                .containsEntry("violationReason", "Their tender closed at four")
                .containsEntry("allowedFrom", "2026-03-03T02:00:00Z");
        assertThat(toldOfViolations("li")).isEqualTo(1);
        assertThat(toldOfViolations("chen")).isZero();
        assertThat(brief("UserTask_ResearchCustomer"))
                .contains("[Earlier than the rule allowed: Their tender closed at four]");
    }

    @Test
    @DisplayName("CD-04, CD-06: of a violation hears whoever stands in for the manager")
    void while_the_manager_is_away() {
        var today = LocalDate.parse("2026-03-02");
        var away = leave.enter("li", new LeaveDesk.Wish(today, today, "wang", null), staff.require("li"));
        try {
            calls("2026-03-02T10:00:00+08:00");
            record("chen", acknowledged(outbound("2026-03-02T15:00:00+08:00"), "Their tender closed at four"));
        } finally {
            leave.withdraw(away.id(), staff.require("li"));
        }
        assertThat(toldOfViolations("wang")).isEqualTo(1);
        assertThat(toldOfViolations("li")).isZero();
    }

    @Test
    @DisplayName("CD-04: what is acknowledged without a reason stays refused, and says so")
    void a_reason_is_needed() {
        calls("2026-03-02T10:00:00+08:00");
        var refusal = refused("chen", acknowledged(outbound("2026-03-02T15:00:00+08:00"), " "));
        assertThat(refusal.code()).isEqualTo("cadence.tooEarly");
        assertThat(refusal.items()).extracting(Refusal.Item::field).containsExactly("reason");
    }

    @Test
    @DisplayName("CD-04: acknowledging what is no violation means nothing")
    void what_is_no_violation_is_not_marked() {
        record("chen", acknowledged(outbound("2026-03-02T10:00:00+08:00"), "One never knows"));

        assertThat(last().violation()).isNull();
        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .doesNotContainKeys("violation", "violationReason", "acknowledgeViolation", "reason");
        assertThat(toldOfViolations("li")).isZero();
    }

    @Test
    @DisplayName("CD-01: a fourth call within seven days is refused until the first of them is a week ago")
    void three_calls_in_seven_days() {
        calls("2026-03-02T10:00:00+08:00");
        calls("2026-03-03T10:00:00+08:00");
        calls("2026-03-04T10:00:00+08:00");

        assertThat(refused("chen", outbound("2026-03-05T10:00:00+08:00")).properties())
                .containsEntry("lastContact", "2026-03-04T02:00:00Z")
                .containsEntry("allowedFrom", "2026-03-09T02:00:00Z");
        calls("2026-03-09T10:00:00+08:00");
        assertThat(last().violation()).isNull();
    }

    @Test
    @DisplayName("CD-04: a time told to the minute means the whole minute")
    void a_time_told_to_the_minute() {
        calls("2026-03-02T10:00:40+08:00");

        refused("chen", outbound("2026-03-03T09:59:00+08:00"));
        refused("chen", outbound("2026-03-03T10:00:39+08:00"));
        calls("2026-03-03T10:00:00+08:00");
    }

    @Test
    @DisplayName("CD-02: what was promised to the customer is never too early, once")
    void a_promise_is_never_too_early() {
        calls("2026-03-02T10:00:00+08:00");
        promised("2026-03-02", "PHONE");

        calls("2026-03-02T15:00:00+08:00");
        assertThat(last().violation()).isNull();
        refused("chen", outbound("2026-03-02T16:00:00+08:00"));
    }

    @Test
    @DisplayName("CD-02: a promise holds from its day on, not before")
    void a_promise_has_a_day() {
        calls("2026-03-02T10:00:00+08:00");
        promised("2026-03-03", "PHONE");

        refused("chen", outbound("2026-03-02T15:00:00+08:00"));
        calls("2026-03-03T09:30:00+08:00");
        assertThat(last().violation()).isNull();
    }

    @Test
    @DisplayName("CD-02: a promised visit is no promised call")
    void a_promise_is_of_a_kind() {
        calls("2026-03-02T10:00:00+08:00");
        promised("2026-03-02", "VISIT");
        refused("chen", outbound("2026-03-02T15:00:00+08:00"));
    }

    @Test
    @DisplayName("CD-02: the answer to a customer who awaits one is never too early")
    void an_answer_is_never_too_early() {
        calls("2026-03-02T10:00:00+08:00");
        var call = inbound("2026-03-02T11:00:00+08:00");
        call.put("answerAwaited", true);
        record("chen", call);

        calls("2026-03-02T12:00:00+08:00");
        refused("chen", outbound("2026-03-02T13:00:00+08:00"));
    }

    @Test
    @DisplayName("CD-02: an inbound contact never violates, and moves the window")
    void an_inbound_contact_never_violates() {
        calls("2026-03-02T10:00:00+08:00");
        record("chen", inbound("2026-03-02T11:00:00+08:00"));

        assertThat(last().violation()).isNull();
        assertThat(refused("chen", outbound("2026-03-03T10:30:00+08:00")).properties())
                .containsEntry("lastContact", "2026-03-02T03:00:00Z")
                .containsEntry("allowedFrom", "2026-03-03T03:00:00Z");
    }

    @Test
    @DisplayName("CD-01: visits and calls have windows of their own")
    void a_visit_after_a_call() {
        calls("2026-03-02T10:00:00+08:00");
        visits("2026-03-02T15:00:00+08:00");

        var again = outbound("2026-03-04T15:00:00+08:00");
        again.put("channel", "VISIT");
        again.put("kind", "FACE_TO_FACE");
        assertThat(refused("chen", again).properties()).containsEntry("allowedFrom", "2026-03-05T07:00:00Z");
    }

    @Test
    @DisplayName("CD-04: a contact is judged by what came before it, however late it is recorded")
    void a_backdated_contact() {
        calls("2026-03-04T10:00:00+08:00");

        var before = outbound("2026-03-04T11:00:00+08:00");
        before.put("at", "2026-03-03T15:00:00+08:00");
        record("li", before);
        assertThat(interactions.last(number, 9)).allMatch(contact -> contact.violation() == null);

        var between = outbound("2026-03-04T11:00:00+08:00");
        between.put("at", "2026-03-03T16:00:00+08:00");
        assertThat(refused("chen", between).properties()).containsEntry("lastContact", "2026-03-03T07:00:00Z");
    }

    @Test
    @DisplayName("CD-02: a contact that took place before the next step was agreed on doesn't take the step")
    void a_backdated_contact_takes_no_step() {
        calls("2026-03-04T10:00:00+08:00");
        promised("2026-03-05", "PHONE");

        var before = outbound("2026-03-04T11:00:00+08:00");
        before.put("at", "2026-03-03T15:00:00+08:00");
        record("chen", before);

        assertThat(nextSteps.open(number)).isPresent();
    }

    @Test
    @DisplayName("CD-04: a journey that is not open has no window; the next one is judged by the contacts before it")
    void between_two_journeys() {
        calls("2026-03-02T10:00:00+08:00");
        course.lose(number, new Loss(LossReason.NO_BUDGET, null, null, null), staff.require("chen"));
        calls("2026-03-02T11:00:00+08:00");

        pursuits.takeUp(number, staff.require("chen"));
        assertThat(refused("chen", outbound("2026-03-02T12:00:00+08:00")).properties())
                .containsEntry("lastContact", "2026-03-02T03:00:00Z");
    }

    @Test
    @DisplayName("CD-04: what took place before the journey was opened is judged by none, however late it is recorded")
    void before_the_journey() {
        calls("2026-03-02T10:00:00+08:00");
        course.lose(number, new Loss(LossReason.NO_BUDGET, null, null, null), staff.require("chen"));
        Stories.itIs("2026-03-06T09:00:00+08:00");
        pursuits.takeUp(number, staff.require("chen"));

        for (var day : List.of("2026-03-04", "2026-03-05")) {
            var before = outbound("2026-03-06T09:30:00+08:00");
            before.put("at", day + "T15:00:00+08:00");
            record("chen", before);
        }
        assertThat(interactions.last(number, 9)).hasSize(3).allMatch(contact -> contact.violation() == null);
        assertThat(refused("chen", outbound("2026-03-06T10:00:00+08:00")).properties())
                .as("it counts for what comes after")
                .containsEntry("lastContact", "2026-03-05T07:00:00Z");
    }

    // ---- permission

    @Test
    @DisplayName("CD-04: a manager allows an earlier contact, from a time on and once")
    void a_manager_permits_a_contact() {
        calls("2026-03-02T10:00:00+08:00");
        permits.allow(
                number,
                Map.of("kind", "REMOTE", "from", "2026-03-02T14:00", "reason", "Their tender closes today"),
                staff.require("li"));

        refused("chen", outbound("2026-03-02T13:00:00+08:00"));
        calls("2026-03-02T15:00:00+08:00");
        assertThat(last().violation()).isNull();
        refused("chen", outbound("2026-03-02T16:00:00+08:00"));
        assertThat(records.latest(story.journey(), EntryKind.EARLY_PERMISSION)
                        .orElseThrow()
                        .content())
                .containsEntry("contactKind", "REMOTE")
                .containsEntry("reason", "Their tender closes today");
    }

    @Test
    @DisplayName("CD-04: a permission ends with its journey")
    void a_permission_ends_with_its_journey() {
        calls("2026-03-02T10:00:00+08:00");
        permits.allow(number, Map.of("kind", "REMOTE", "reason", "Tender"), staff.require("wang"));
        course.lose(number, new Loss(LossReason.NO_BUDGET, null, null, null), staff.require("chen"));
        pursuits.takeUp(number, staff.require("chen"));
        refused("chen", outbound("2026-03-02T12:00:00+08:00"));
    }

    @Test
    @DisplayName("CD-04: a salesperson allows nothing, nor does the manager of another team")
    void only_leaders_of_the_owner_permit() {
        Map<String, Object> asked = Map.of("kind", "REMOTE", "reason", "Tender");
        assertThat(catchThrowableOfType(Refusal.class, () -> permits.allow(number, asked, staff.require("chen")))
                        .code())
                .isEqualTo("cadence.allowedByLeaders");
        assertThat(catchThrowableOfType(Refusal.class, () -> permits.allow(number, asked, staff.require("sun")))
                        .code())
                .isEqualTo("customer.unknown");
        assertThat(permits.isPossible(number, staff.require("chen"))).isFalse();
        assertThat(permits.isPossible(number, staff.require("li"))).isTrue();
    }

    // ---- the task

    @Test
    @DisplayName("CD-04: the task refuses a contact that was too early, and takes it when it is acknowledged")
    void the_task_refuses_and_takes() {
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        record("li", outbound("2026-03-02T10:00:00+08:00"));
        Stories.itIs("2026-03-02T15:00:00+08:00");

        var contact = contactAgain();
        assertThatThrownBy(() -> story.completes("chen", "UserTask_RecordContact", contact))
                .hasMessageContaining(
                        "Too early for this customer. The last contact was on 2026-03-02 10:00 (Phone 电话, ");
        assertThat(story.openTasks()).containsExactly("UserTask_RecordContact");

        contact.put("acknowledgeViolation", true);
        contact.put("violationReason", "Li and I called on the same day");
        story.completes("chen", "UserTask_RecordContact", contact);
        assertThat(Objects.requireNonNull(last().violation()).reason()).isEqualTo("Li and I called on the same day");
        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .containsEntry("violation", true)
                .doesNotContainKey("acknowledgeViolation");
    }

    @Test
    @DisplayName("CD-04: the task ignores an acknowledgement of what was no violation")
    void the_task_ignores_a_needless_acknowledgement() {
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"));
        var contact = contactAgain();
        contact.put("acknowledgeViolation", true);
        contact.put("violationReason", "To be safe");
        story.completes("chen", "UserTask_RecordContact", contact);

        assertThat(last().violation()).isNull();
        assertThat(records.latest(story.journey(), EntryKind.CONTACT)
                        .orElseThrow()
                        .content())
                .doesNotContainKeys("acknowledgeViolation", "violationReason", "violation");
        story.completes("chen", "UserTask_DebriefContact", debrief());
    }

    @Test
    @DisplayName("CD-02: a call of the customer's that is recorded late, and was answered since, ends no wait")
    void an_old_call_ends_no_wait() {
        Stories.itIs("2026-03-02T10:00:00+08:00");
        story.completes("chen", "UserTask_ResearchCustomer", research())
                .completes("chen", "UserTask_PrepareContact", preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contactAgain())
                .completes("chen", "UserTask_DebriefContact", debrief());
        var until = story.waitsUntil();

        var call = inbound("2026-03-02T15:00:00+08:00");
        call.put("at", "2026-03-02T09:30:00+08:00");
        call.put("answerAwaited", true);
        record("chen", call);
        assertThat(story.openTasks()).isEmpty();
        assertThat(story.waitsUntil()).isEqualTo(until);
    }

    // ---- what people do

    private void calls(String when) {
        record("chen", outbound(when));
    }

    private void visits(String when) {
        var visit = outbound(when);
        visit.put("channel", "VISIT");
        visit.put("kind", "FACE_TO_FACE");
        record("chen", visit);
    }

    private void promised(String on, String channel) {
        nextSteps.set(
                story.journey(), new NextStep("chen", LocalDate.parse(on), channel, "The study", null, true), "chen");
    }

    private void record(String by, Map<String, Object> contact) {
        recording.put(number, reader.read(contact), by, null);
        story.nobodyIsForgotten();
    }

    private Refusal refused(String by, Map<String, Object> contact) {
        var before = records.count(number);
        var refusal = catchThrowableOfType(Refusal.class, () -> recording.put(number, reader.read(contact), by, null));
        assertThat(refusal).as("it is refused").isNotNull();
        assertThat(refusal.code()).isEqualTo("cadence.tooEarly");
        assertThat(records.count(number)).isEqualTo(before);
        return refusal;
    }

    /** It is this moment, and a contact takes place. */
    private static Map<String, Object> outbound(String now) {
        return contact("OUTBOUND", now);
    }

    private static Map<String, Object> inbound(String now) {
        return contact("INBOUND", now);
    }

    private static Map<String, Object> contact(String direction, String now) {
        Stories.itIs(now);
        return new HashMap<>(Map.of("direction", direction, "contactPerson", "Ms. Qian", "summary", "Asked again"));
    }

    private static Map<String, Object> acknowledged(Map<String, Object> contact, String reason) {
        contact.put("acknowledgeViolation", true);
        contact.put("reason", reason);
        return contact;
    }

    private Interaction last() {
        return interactions.last(number, 1).get(0);
    }

    private long toldOfViolations(String login) {
        return reminders.of(login, Integer.MAX_VALUE).stream()
                .filter(reminder -> reminder.customerNumber().equals(number.value())
                        && reminder.about().equals("contactTooEarly"))
                .count();
    }

    private String brief(String task) {
        return String.valueOf(tasks.getVariable(story.task(task).taskId(), "brief"));
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
