package io.gendan.cadence;

import static io.gendan.support.Answers.approval;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationRefused;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static io.gendan.support.Answers.sentByHand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.http.Program;
import io.gendan.journey.NextSteps;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Leave;
import io.gendan.staff.LeaveDesk;
import io.gendan.staff.LeaveDesk.Wish;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("CD-06: leave moves work to the stand-in and back")
class StandInTest {

    private static final String RESEARCH = "UserTask_ResearchCustomer";
    private static final String PREPARE = "UserTask_PrepareContact";
    private static final String REVIEW = "UserTask_ReviewContact";
    private static final String RECORD = "UserTask_RecordContact";
    private static final String DEBRIEF = "UserTask_DebriefContact";

    @Autowired
    StandInSweep standIns;

    @Autowired
    AlarmSweep alarms;

    @Autowired
    LeaveDesk desk;

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
    NextSteps nextSteps;

    @Autowired
    Staff staff;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private CustomerNumber number;
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_thursday() {
        people.hired();
        Stories.itIs("2026-03-05T10:00:00+08:00");
        takenUp();
    }

    @AfterEach
    void everybody_is_back() {
        database.sql("update substitution set leave_id = null").update();
        database.sql("delete from leave").update();
        standIns.sweep();
        ClockUtil.reset();
    }

    @Test
    @DisplayName("Over a weekend: to liu on Friday, back to chen on Monday; each move once, both are told")
    void open_tasks_move_to_the_substitute_and_return() {
        away("chen", "2026-03-06", "2026-03-08", "liu");
        sweepAt("2026-03-05T23:59:00+08:00");
        assertThat(who(RESEARCH)).isEqualTo("chen");

        sweepAt("2026-03-06T00:00:00+08:00");
        sweepAt("2026-03-06T00:01:00+08:00");
        assertThat(who(RESEARCH)).isEqualTo("liu");
        assertThat(story.task(RESEARCH).inPlaceOf()).isEqualTo("chen");
        assertThat(note(RESEARCH)).contains("Chen", "2026-03-08", "代替");
        assertThat(customers.require(number).owner()).isEqualTo("chen");
        assertThat(reminded()).containsExactly("liu standIn", "chen workPassedOn");
        assertThat(mayWork("liu", RESEARCH)).isTrue();
        assertThat(mayWork("chen", RESEARCH)).isFalse();
        var told =
                Program.of(port, "liu").get("/api/tasks/" + story.task(RESEARCH).taskId() + "/story");
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("inPlaceOf").asText()).contains("2026-03-08");
        assertThat(Program.of(port, "liu")
                        .get("/api/customers/" + number.value())
                        .status())
                .as("no more than the task shows")
                .isEqualTo(404);
        assertThatThrownBy(() -> story.completes("chen", RESEARCH, research()))
                .hasMessageContaining("went to somebody else");

        sweepAt("2026-03-09T00:00:00+08:00");
        sweepAt("2026-03-09T00:01:00+08:00");
        assertThat(who(RESEARCH)).isEqualTo("chen");
        assertThat(story.task(RESEARCH).inPlaceOf()).isNull();
        assertThat(note(RESEARCH)).isNull();
        assertThat(mayWork("liu", RESEARCH)).isFalse();
        assertThat(reminded())
                .containsExactly("liu standIn", "chen workPassedOn", "chen workReturned", "liu workGivenBack");
        story.completes("chen", RESEARCH, research());
    }

    @Test
    @DisplayName(
            "What a stand-in does: new tasks come to it, colleagues who are there review, the next step stays chen's")
    void the_stand_in_does_the_work_and_the_owner_keeps_the_customer() {
        away("chen", "2026-03-06", "2026-03-13", "liu");
        sweepAt("2026-03-06T09:00:00+08:00");
        story.completes("liu", RESEARCH, research());
        assertThat(who(PREPARE)).as("made for chen while away").isEqualTo("liu");
        assertThat(note(PREPARE)).contains("Chen");
        assertThat(mayWork("chen", PREPARE)).isFalse();
        story.completes("liu", PREPARE, preparation("EMAIL"));
        assertThat(who(REVIEW))
                .as("liu reads not what liu wrote, and chen is away")
                .isEqualTo("li");
        story.completes("li", REVIEW, approval())
                .completes("liu", "UserTask_SendMessage", sentByHand())
                .completes("liu", RECORD, invitationRefused("2026-03-11"));
        assertThat(nextSteps.open(number).orElseThrow().who()).isEqualTo("chen");
        assertThat(who(DEBRIEF)).isEqualTo("liu");
        sweepAt("2026-03-14T09:00:00+08:00");
        assertThat(who(DEBRIEF)).as("chen is back").isEqualTo("chen");
    }

    @Test
    @DisplayName("A leave that is withdrawn brings everything back; what liu has done meanwhile stays done")
    void withdrawn_leave_returns_what_is_still_open() {
        var done = story;
        var doneNumber = number;
        takenUp();
        var leave = away("chen", "2026-03-05", "2026-03-20", "liu");
        sweepAt("2026-03-05T11:00:00+08:00");
        done.completes("liu", RESEARCH, research());
        desk.withdraw(leave.id(), staff.require("li"));
        sweepAt("2026-03-05T12:00:00+08:00");
        assertThat(who(RESEARCH)).isEqualTo("chen");
        assertThat(done.task(PREPARE).assignee()).isEqualTo("chen");
        number = doneNumber;
        assertThat(reminded()).contains("chen workReturned");
    }

    @Test
    @DisplayName("The stand-in goes on leave too: another acts for chen, and everything returns to chen")
    void a_substitute_who_leaves_too() {
        away("chen", "2026-03-06", "2026-03-13", "liu");
        sweepAt("2026-03-06T09:00:00+08:00");
        away("liu", "2026-03-09", "2026-03-10", "yang");
        sweepAt("2026-03-09T09:00:00+08:00");
        assertThat(who(RESEARCH)).isEqualTo("yang");
        assertThat(story.task(RESEARCH).inPlaceOf()).isEqualTo("chen");
        sweepAt("2026-03-11T09:00:00+08:00");
        assertThat(who(RESEARCH)).as("no needless move back to liu").isEqualTo("yang");
        sweepAt("2026-03-14T09:00:00+08:00");
        assertThat(who(RESEARCH)).isEqualTo("chen");
    }

    @Test
    @DisplayName("A task offered to several moves when nobody of them is there; a claimed one moves like any other")
    void candidate_tasks() {
        story.completes("chen", RESEARCH, research()).completes("chen", PREPARE, preparation("EMAIL"));
        assertThat(who(REVIEW)).as("offered to liu and li").isNull();
        away("liu", "2026-03-06", "2026-03-06", "yang");
        sweepAt("2026-03-06T09:00:00+08:00");
        assertThat(who(REVIEW)).as("li is there").isNull();
        away("li", "2026-03-06", "2026-03-06", "sun");
        sweepAt("2026-03-06T09:01:00+08:00");
        assertThat(who(REVIEW)).isEqualTo("yang");
        sweepAt("2026-03-07T09:00:00+08:00");
        assertThat(who(REVIEW)).as("offered again").isNull();
        assertThat(story.task(REVIEW).candidates()).containsExactly("liu", "li");

        stories.as("liu", () -> engine.getTaskService().claim(story.task(REVIEW).taskId(), "liu"));
        away("liu", "2026-03-09", "2026-03-09", "huang");
        sweepAt("2026-03-09T09:00:00+08:00");
        assertThat(who(REVIEW)).isEqualTo("huang");
        story.completes("huang", REVIEW, approval());
    }

    @Test
    @DisplayName("A-05: who stands in for a reviewer does not approve what they have prepared themselves")
    void a_review_never_passes_to_whoever_prepared() {
        story.completes("chen", RESEARCH, research()).completes("chen", PREPARE, preparation("EMAIL"));
        stories.as("liu", () -> engine.getTaskService().claim(story.task(REVIEW).taskId(), "liu"));
        away("liu", "2026-03-06", "2026-03-06", "chen");
        sweepAt("2026-03-06T09:00:00+08:00");
        assertThat(who(REVIEW)).isEqualTo("li");
        sweepAt("2026-03-06T09:01:00+08:00");
        assertThat(who(REVIEW)).isEqualTo("li");
    }

    @Test
    @DisplayName("CD-05: what is late is told to whoever stands in, for manager and director too; nobody twice")
    void reminders_go_to_the_stand_ins() {
        away("chen", "2026-03-05", "2026-03-31", "liu");
        away("li", "2026-03-05", "2026-03-31", "sun");
        away("wang", "2026-03-05", "2026-03-31", "zhao");
        sweepAt("2026-03-05T11:00:00+08:00");
        for (var day : List.of("06", "09", "10", "13")) {
            Stories.itIs("2026-03-" + day + "T18:00:00+08:00");
            alarms.sweep();
        }
        assertThat(reminded().stream().filter(told -> !told.matches(".*(standIn|workPassedOn)")))
                .containsExactly(
                        "liu taskLate",
                        "sun taskLateInTeam",
                        "zhao taskLateInDepartment",
                        "liu poolWarning",
                        "sun poolWarningInTeam");
    }

    @Test
    @DisplayName("The customer does not wait because chen is away: the contact is due and late as ever")
    void leave_stretches_no_window() {
        Stories.itIs("2026-03-05T11:00:00+08:00");
        story.completes("chen", RESEARCH, research())
                .completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", RECORD, contactAgain())
                .completes("chen", DEBRIEF, debrief());
        var due = story.waitsUntil();
        away("chen", "2026-03-05", "2026-03-31", "liu");
        sweepAt("2026-03-05T12:00:00+08:00");
        assertThat(story.waitsUntil()).isEqualTo(due);
        story.waitEnds();
        assertThat(who(PREPARE)).isEqualTo("liu");
        assertThat(story.task(PREPARE).due()).isEqualTo(due);
    }

    @Test
    @DisplayName("A-06: a customer handed over while its owner is away takes the stand-in's tasks along")
    void a_hand_over_takes_the_tasks_of_the_stand_in_along() {
        away("chen", "2026-03-05", "2026-03-31", "liu");
        sweepAt("2026-03-05T11:00:00+08:00");
        course.offerHandOver(number, "yang", "Chen is away for long", staff.require("li"));
        story.completes("yang", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));
        assertThat(who(RESEARCH)).isEqualTo("yang");
        assertThat(note(RESEARCH)).isNull();
        sweepAt("2026-04-01T11:00:00+08:00");
        assertThat(who(RESEARCH)).as("chen is back, and owns it no longer").isEqualTo("yang");
    }

    @Test
    @DisplayName("A customer offered to somebody who is away is accepted by the stand-in in that person's name")
    void a_stand_in_accepts_in_the_name_of_who_is_away() {
        away("liu", "2026-03-05", "2026-03-31", "yang");
        course.offerHandOver(number, "liu", "Fits liu", staff.require("chen"));
        story.completes("yang", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));
        assertThat(customers.require(number).owner()).isEqualTo("liu");
        sweepAt("2026-03-05T11:00:00+08:00");
        assertThat(who(RESEARCH)).isEqualTo("yang");
    }

    private void takenUp() {
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Summer Guests", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
        pursuits.start(number, "chen");
        story = stories.of(number.value());
    }

    private Leave away(String who, String first, String last, String substitute) {
        return desk.enter(who, Wish.read(first, last, substitute, null), staff.require(who));
    }

    private void sweepAt(String time) {
        Stories.itIs(time);
        standIns.sweep();
    }

    private @Nullable String who(String task) {
        return story.task(task).assignee();
    }

    private @Nullable String note(String task) {
        return (String)
                engine.getTaskService().getVariableLocal(story.task(task).taskId(), "inPlaceOf");
    }

    private boolean mayWork(String login, String task) {
        return engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .userIdIn(login)
                        .resourceType(Resources.TASK)
                        .resourceId(story.task(task).taskId())
                        .count()
                > 0;
    }

    private List<String> reminded() {
        return database.sql("select person || ' ' || about from reminder where customer_number = ? order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }
}
