package io.gendan.pipeline;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.journey.EarlierJourneys;
import io.gendan.journey.Ending;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Loss;
import io.gendan.journey.LossReason;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import io.gendan.support.GendanTest;
import io.gendan.support.Pursued;
import io.gendan.support.Stories.Story;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way by which people turn a journey aside, on record and with open work at each step (ST-04), to a proper end. */
@GendanTest
class CourseTest {

    @Autowired
    JdbcClient database;

    @Autowired
    Pursued pursued;

    @Autowired
    Staff staff;

    @Autowired
    Customers customers;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    JourneyFacts facts;

    @Autowired
    Records records;

    @Autowired
    EarlierJourneys earlier;

    @Autowired
    NextSteps nextSteps;

    @Autowired
    Reminders reminders;

    @Autowired
    HistoryService history;

    @Autowired
    TaskService tasks;

    private CustomerNumber number = new CustomerNumber("C-000000");
    private Story story;

    @BeforeEach
    void chen_takes_up_a_customer_on_a_monday() {
        number = pursued.at("2026-03-02T10:00:00+08:00", "Harbour Cranes");
        story = pursued.story(number);
    }

    @AfterEach
    void whatever_is_open_ends() {
        pursued.ends(number);
        story.nobodyIsForgotten();
        ClockUtil.reset();
    }

    @Test
    @DisplayName(
            "ST-01: a manager or director moves a journey from any stage into any other, past the gates, on record")
    void redirected_from_every_stage_into_every_other() {
        var names = List.of("A", "A2", "B1", "B2", "B3");
        for (var from : names) {
            for (var to : names) {
                if (from.equals(to)) {
                    continue;
                }
                if (!story.stage().equals(from)) {
                    course.redirect(number, from, "Begin here", person("wang"));
                }
                course.redirect(number, to, "From " + from, person("li"));

                assertThat(story.stage()).isEqualTo(to);
                assertThat(latest(EntryKind.REDIRECTION).author()).isEqualTo("li");
                assertThat(latest(EntryKind.REDIRECTION).content())
                        .isEqualTo(Map.of("stage", to, "reason", "From " + from));
                assertThat(latest(EntryKind.STAGE_ENTERED).content()).isEqualTo(Map.of("from", from, "to", to));
                story.nobodyIsForgotten();
                assertThat(openCalls()).containsExactly(processOf(to));
            }
        }
    }

    @Test
    @DisplayName("ST-01: what was under way is withdrawn by a redirection, and the way goes on from the new stage")
    void task_of_the_old_stage_is_gone() {
        var task = story.task("UserTask_ResearchCustomer");
        course.redirect(number, "B1", "They called and want to meet at once", person("li"));

        assertThat(tasks.createTaskQuery().taskId(task.taskId()).count()).isZero();
        story.completes("chen", "UserTask_ArrangeMeeting", arrangement());
        assertThat(story.stage()).isEqualTo("B1");
        assertThat(story.openTasks()).containsExactly("UserTask_HoldMeeting");

        course.redirect(number, "A", "They want to know more first", person("wang"));
        assertThat(story.stage()).isEqualTo("A");
    }

    @Test
    @DisplayName("ST-01: salespeople, strangers and auditors don't redirect; nobody redirects into MEMBER or nowhere")
    void redirection_is_refused() {
        assertThatThrownBy(() -> course.redirect(number, "B1", "I know better", person("chen")))
                .hasMessageContaining("journey.redirectedByLeaders");
        assertThatThrownBy(() -> course.redirect(number, "B1", "Not my team", person("sun")))
                .hasMessageContaining("customer.unknown");
        assertThatThrownBy(() -> course.redirect(number, "MEMBER", "Done", person("wang")))
                .hasMessageContaining("journey.memberBySigning");
        assertThatThrownBy(() -> course.redirect(number, "A", "Same", person("wang")))
                .hasMessageContaining("journey.sameStage");
        assertThatThrownBy(() -> course.redirect(number, "Z", "Where?", person("wang")))
                .hasMessageContaining("stage.unknown");
        assertThat(story.stage()).isEqualTo("A");
        assertThat(story.openTasks()).containsExactly("UserTask_ResearchCustomer");
        assertThat(kinds()).doesNotContain(EntryKind.REDIRECTION);
    }

    @Test
    @DisplayName("ST-04: a paused journey rests until its day and goes on by itself where it stood")
    void pause_ends_by_itself() {
        course.pause(number, LocalDate.parse("2026-03-16"), "They move house", person("chen"));

        assertThat(story.openTasks()).isEmpty();
        assertThat(story.journey().pausedUntil()).isEqualTo("2026-03-16");
        assertThat(facts.facts(number).pausedUntil()).isEqualTo("2026-03-16");
        assertThat(facts.facts(number).waiting()).satisfies(wait -> {
            assertThat(wait.what()).isEqualTo("Paused");
            assertThat(wait.until()).as("start of work on a Monday").isEqualTo("2026-03-16T01:00:00Z");
        });
        assertThat(latest(EntryKind.PAUSE).content())
                .isEqualTo(Map.of("until", "2026-03-16", "reason", "They move house"));

        story.waitEnds();
        assertThat(story.journey().isPaused()).isFalse();
        assertThat(latest(EntryKind.RESUMPTION).content()).isEqualTo(Map.of("automatically", true));
        assertThat(latest(EntryKind.RESUMPTION).author()).isEqualTo("chen");
        assertThat(story.openTasks()).containsExactly("UserTask_ResearchCustomer");
    }

    @Test
    @DisplayName("ST-04: a paused journey is resumed before its day; a second pause or resumption is refused")
    void pause_is_ended_by_hand() {
        assertThatThrownBy(() -> course.resume(number, null, person("chen"))).hasMessageContaining("journey.notPaused");
        assertThatThrownBy(() -> course.pause(number, LocalDate.parse("2026-03-02"), "Today", person("chen")))
                .hasMessageContaining("journey.notAhead");
        assertThatThrownBy(() -> course.pause(number, LocalDate.parse("2028-03-03"), "Long", person("chen")))
                .hasMessageContaining("journey.pauseTooLong");
        course.pause(number, LocalDate.parse("2026-06-01"), "Their budget is spent", person("li"));
        assertThatThrownBy(() -> course.pause(number, LocalDate.parse("2026-07-01"), "Longer", person("chen")))
                .hasMessageContaining("journey.pausedAlready");

        course.resume(number, "They found money", person("chen"));
        assertThat(latest(EntryKind.RESUMPTION).author()).isEqualTo("chen");
        assertThat(latest(EntryKind.RESUMPTION).content()).isEqualTo(Map.of("reason", "They found money"));
        assertThat(story.openTasks()).containsExactly("UserTask_ResearchCustomer");
    }

    @Test
    @DisplayName("ST-01, ST-03: a paused journey can be redirected, released or lost without being resumed")
    void paused_journey_is_turned_aside() {
        course.pause(number, LocalDate.parse("2026-06-01"), "Their budget is spent", person("chen"));
        course.redirect(number, "B2", "The owner called", person("wang"));
        assertThat(story.journey().isPaused()).isFalse();
        assertThat(openCalls()).containsExactly("NegotiationProcess");

        course.pause(number, LocalDate.parse("2026-06-01"), "On holiday", person("chen"));
        course.lose(number, new Loss(LossReason.PRICE, null, null, null), person("chen"));
        assertThat(story.journey().ending()).isEqualTo(Ending.LOST);
        assertThat(story.journey().isPaused()).isFalse();
        assertThat(everythingEnded()).isTrue();
    }

    @Test
    @DisplayName("A-06: a colleague accepts a hand-over: the customer, its open tasks and its next step are theirs")
    void hand_over_is_accepted() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        course.offerHandOver(number, "liu", "She speaks their dialect", person("chen"));

        assertThat(facts.facts(number).handOver())
                .isEqualTo(new HandOvers.Offer("liu", "chen", "She speaks their dialect", "chen"));
        assertThat(story.task("UserTask_AnswerHandOver").assignee()).isEqualTo("liu");
        assertThat(brief("UserTask_AnswerHandOver"))
                .contains("She speaks their dialect")
                .contains(staff.require("chen").name());
        assertThatThrownBy(() -> course.offerHandOver(number, "li", "Or she?", person("chen")))
                .hasMessageContaining("journey.handOverOpen");

        story.completes("liu", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED", "remark", "Gladly"));
        assertThat(customers.require(number).owner()).isEqualTo("liu");
        assertThat(story.task("UserTask_PrepareContact").assignee()).isEqualTo("liu");
        assertThat(brief("UserTask_PrepareContact"))
                .contains(staff.require("liu").name());
        assertThat(facts.facts(number).handOver()).isNull();
        assertThat(latest(EntryKind.HAND_OVER_OFFER).author()).isEqualTo("chen");
        assertThat(latest(EntryKind.HAND_OVER).author()).isEqualTo("liu");
        assertThat(reminded("chen")).containsExactly("handOverAccepted");
        assertThatThrownBy(() -> course.release(number, "Not mine any more", person("chen")))
                .hasMessageContaining("customer.unknown");
        contact("liu", contactAgain());
        assertThat(nextSteps.open(number)).isEmpty();
    }

    @Test
    @DisplayName("A-06: the next step follows the owner, and the wait goes on; also while the journey is paused")
    void hand_over_keeps_waits_and_next_step() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        var next = new HashMap<>(contactAgain());
        next.putAll(Map.of(
                "nextStepOn", "2026-03-12",
                "nextStepChannel", "PHONE",
                "nextStepContent", "Their new plant",
                "nextStepPurpose", "An invitation"));
        contact("chen", next);
        var until = story.waitsUntil();
        course.offerHandOver(number, "liu", "She knows the plant", person("li"));
        story.completes("liu", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));
        assertThat(story.waitsUntil()).isEqualTo(until);
        nextSteps.open(number).ifPresent(step -> assertThat(step.who()).isEqualTo("liu"));

        course.pause(number, LocalDate.parse("2026-04-01"), "Spring fair", person("liu"));
        course.offerHandOver(number, "chen", "Back to him", person("liu"));
        story.completes("chen", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));
        assertThat(customers.require(number).owner()).isEqualTo("chen");
        assertThat(story.waitsUntil()).isEqualTo("2026-04-01T01:00:00Z");
    }

    @Test
    @DisplayName("A-06: a colleague declines a hand-over: all stays, and whoever offered is told")
    void hand_over_is_declined() {
        course.offerHandOver(number, "liu", "I am ill next week", person("li"));
        story.completes("liu", "UserTask_AnswerHandOver", Map.of("answer", "DECLINED", "remark", "Too much to do"));

        assertThat(customers.require(number).owner()).isEqualTo("chen");
        assertThat(story.openTasks()).containsExactly("UserTask_ResearchCustomer");
        assertThat(story.task("UserTask_ResearchCustomer").assignee()).isEqualTo("chen");
        assertThat(latest(EntryKind.HAND_OVER).content())
                .isEqualTo(Map.of("answer", "DECLINED", "remark", "Too much to do"));
        assertThat(reminded("li")).containsExactly("handOverDeclined");
    }

    @Test
    @DisplayName("A-06: nobody is offered what they own, can't sell, or - but by a director - of another department")
    void hand_over_is_refused() {
        assertThatThrownBy(() -> course.offerHandOver(number, "chen", "To me", person("chen")))
                .hasMessageContaining("journey.ownsAlready");
        assertThatThrownBy(() -> course.offerHandOver(number, "admin", "To her", person("chen")))
                .hasMessageContaining("journey.noColleague");
        assertThatThrownBy(() -> course.offerHandOver(number, "nobody", "To whom", person("chen")))
                .hasMessageContaining("journey.noColleague");
        assertThat(story.openTasks()).containsExactly("UserTask_ResearchCustomer");
    }

    @Test
    @DisplayName("A-06, S-22: the director advises while the work goes on, and whoever asked is told")
    void director_advises() {
        course.askHelp(number, "Reception never puts me through", person("chen"));
        assertThatThrownBy(() -> course.askHelp(number, "And another thing", person("chen")))
                .hasMessageContaining("journey.helpAskedAlready");
        assertThat(story.openTasks())
                .containsExactlyInAnyOrder("UserTask_ResearchCustomer", "UserTask_HelpWithCustomer");
        assertThat(story.task("UserTask_HelpWithCustomer").assignee()).isEqualTo("wang");
        assertThat(brief("UserTask_HelpWithCustomer")).contains("Reception never puts me through");

        story.completes("wang", "UserTask_HelpWithCustomer", help("ADVICE"));
        assertThat(latest(EntryKind.HELP_ASKED).content())
                .isEqualTo(Map.of("question", "Reception never puts me through"));
        assertThat(latest(EntryKind.HELP).author()).isEqualTo("wang");
        assertThat(reminded("chen")).containsExactly("helpGiven");
        assertThat(story.openTasks()).containsExactly("UserTask_ResearchCustomer");
    }

    @Test
    @DisplayName("N-21: what the director's task shows follows the work that goes on meanwhile, and its stage")
    void brief_follows_the_work() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        course.askHelp(number, "They want to hear it from you", person("chen"));
        assertThat(brief("UserTask_PrepareContact")).doesNotContain("They want to hear it from you");

        contact("chen", invitationAccepted("A2"));
        assertThat(brief("UserTask_HelpWithCustomer"))
                .contains(
                        "They want to hear it from you",
                        String.valueOf(invitationAccepted("A2").get("summary")));
        assertThat(shown("UserTask_HelpWithCustomer", "stage")).isEqualTo("A2");

        course.redirect(number, "A", "They cancelled everything", person("wang"));
        assertThat(shown("UserTask_HelpWithCustomer", "stage")).isEqualTo("A");
    }

    @Test
    @DisplayName("S-24: the director takes on the next contact: next step, planned contact and wait follow")
    void director_makes_the_next_contact() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        course.askHelp(number, "They want to hear it from you", person("chen"));
        var fields = help("NEXT_CONTACT_BY_ME");
        fields.putAll(Map.of(
                "nextStepOn", "2026-03-05",
                "nextStepChannel", "PHONE",
                "nextStepContent", "Our cases in their industry",
                "nextStepPurpose", "An invitation"));
        story.completes("wang", "UserTask_HelpWithCustomer", fields);

        assertThat(nextSteps.open(number)).hasValueSatisfying(step -> {
            assertThat(step.who()).isEqualTo("wang");
            assertThat(step.dueOn()).isEqualTo("2026-03-05");
        });
        assertThat(story.task("UserTask_PrepareContact").assignee()).isEqualTo("wang");
    }

    @Test
    @DisplayName("S-24: a wait moves to the day on which the director makes the next contact")
    void wait_follows_the_director() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        contact("chen", contactAgain());
        course.askHelp(number, "They want to hear it from you", person("chen"));
        var fields = help("NEXT_CONTACT_BY_ME");
        fields.putAll(Map.of(
                "nextStepOn", "2026-03-11",
                "nextStepChannel", "PHONE",
                "nextStepContent", "Our cases in their industry",
                "nextStepPurpose", "An invitation"));
        story.completes("wang", "UserTask_HelpWithCustomer", fields);
        assertThat(story.waitsUntil()).isEqualTo("2026-03-11T01:00:00Z");
        story.waitEnds();
        assertThat(story.task("UserTask_PrepareContact").assignee()).isEqualTo("wang");
    }

    @Test
    @DisplayName("A-06: the director has a colleague take over, who is asked first")
    void director_has_a_colleague_take_over() {
        course.askHelp(number, "We don't get on", person("chen"));
        var fields = help("HAND_OVER");
        fields.put("handOverTo", "yang");
        story.completes("wang", "UserTask_HelpWithCustomer", fields);

        assertThat(facts.facts(number).handOver().by()).isEqualTo("wang");
        story.completes("yang", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED"));
        assertThat(customers.require(number).owner()).isEqualTo("yang");
        assertThat(story.task("UserTask_ResearchCustomer").assignee()).isEqualTo("yang");
    }

    @Test
    @DisplayName("ST-03: a customer is given up with reason and competitor; the record stays, open offers end with it")
    void customer_is_lost() {
        course.offerHandOver(number, "liu", "Perhaps she", person("chen"));
        course.askHelp(number, "What now?", person("chen"));
        course.lose(
                number,
                new Loss(LossReason.COMPETITOR, "They signed on Friday", "Northern Training", null),
                person("chen"));

        assertThat(story.journey().ending()).isEqualTo(Ending.LOST);
        assertThat(story.openTasks()).isEmpty();
        assertThat(everythingEnded()).isTrue();
        assertThat(latest(EntryKind.LOSS).author()).isEqualTo("chen");
        assertThat(latest(EntryKind.CLOSED).content()).isEqualTo(Map.of("ending", "LOST"));
        assertThat(earlier.of(number)).singleElement().satisfies(journey -> {
            assertThat(journey.lossReason()).isEqualTo(LossReason.COMPETITOR);
            assertThat(journey.competitor()).isEqualTo("Northern Training");
            assertThat(journey.ending()).isEqualTo(Ending.LOST);
        });
        assertThat(customers.require(number).owner()).isEqualTo("chen");
        assertThatThrownBy(() -> course.release(number, "Once more", person("chen")))
                .hasMessageContaining("journey.none");
    }

    @Test
    @DisplayName(
            "ST-03: on the named day the owner looks again and takes up; the new journey has the old record in view")
    void lost_customer_is_looked_at_again_and_taken_up() {
        course.lose(number, lookAgainOn("2026-09-01"), person("chen"));
        assertThat(facts.facts(number).waiting()).satisfies(wait -> {
            assertThat(wait.what()).isEqualTo("Lost, to be looked at again");
            assertThat(wait.until()).isEqualTo("2026-09-01T01:00:00Z");
        });
        story.waitEnds();
        assertThat(story.task("UserTask_LookAgain").assignee()).isEqualTo("chen");
        assertThat(brief("UserTask_LookAgain")).contains("No budget", "Next year perhaps");

        story.completes("chen", "UserTask_LookAgain", Map.of("decision", "TAKE_UP", "reason", "A new sales head"));
        assertThat(story.journey().isOpen()).isTrue();
        assertThat(story.stage()).isEqualTo("A");
        assertThat(latest(EntryKind.LOOK_AGAIN).content())
                .isEqualTo(Map.of("decision", "TAKE_UP", "reason", "A new sales head"));
        assertThat(story.openTasks()).containsExactly("UserTask_ResearchCustomer");
        assertThat(brief("UserTask_ResearchCustomer")).contains("No budget", "Next year perhaps");
        assertThat(openProcesses()).doesNotContain("LookAgainProcess");
    }

    @Test
    @DisplayName("ST-03: at the customer of somebody who has left, the manager looks again")
    void manager_looks_again_for_who_has_left() {
        course.lose(number, lookAgainOn("2026-09-01"), person("chen"));
        database.sql("update person set active = false where login = 'chen'").update();
        try {
            story.waitEnds();
            assertThat(story.task("UserTask_LookAgain").assignee()).isEqualTo("li");
        } finally {
            database.sql("update person set active = true where login = 'chen'").update();
        }
        story.completes("li", "UserTask_LookAgain", Map.of("decision", "LEAVE", "reason", "Nobody knows them"));
        assertThat(everythingEnded()).isTrue();
    }

    @Test
    @DisplayName("ST-03: looking again is put off once, then the customer is left alone")
    void look_again_is_put_off_and_then_left() {
        course.lose(number, lookAgainOn("2026-09-01"), person("li"));
        story.waitEnds();
        story.completes(
                "chen",
                "UserTask_LookAgain",
                Map.of("decision", "LATER", "lookAgainOn", "2026-12-01", "reason", "The same people"));
        assertThat(story.openTasks()).isEmpty();
        assertThat(story.waitsUntil()).isEqualTo("2026-12-01T01:00:00Z");
        story.waitEnds();
        story.completes("chen", "UserTask_LookAgain", Map.of("decision", "LEAVE", "reason", "They closed down"));
        assertThat(story.openTasks()).isEmpty();
        assertThat(everythingEnded()).isTrue();
        assertThat(story.journey().ending()).isEqualTo(Ending.LOST);
    }

    @Test
    @DisplayName("ST-03: whoever takes the customer up before the day ends the wait for it")
    void lost_customer_is_taken_up_before() {
        course.lose(number, lookAgainOn("2026-09-01"), person("chen"));
        pursuits.takeUp(number, person("chen"));
        assertThat(openProcesses()).containsExactlyInAnyOrder("CustomerJourneyProcess", "OutreachProcess");

        course.lose(number, lookAgainOn("2026-10-01"), person("chen"));
        assertThat(openProcesses()).containsExactly("LookAgainProcess");
        story.waitEnds();
        pursuits.takeUp(number, person("chen"));
        assertThat(story.openTasks()).containsExactly("UserTask_ResearchCustomer");
    }

    @Test
    @DisplayName(
            "ST-03: a customer released to the pool is taken up by another salesperson with the old record in view")
    void released_customer_is_taken_up_by_another() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        contact("chen", contactAgain());
        course.release(number, "No time for it", person("chen"));

        assertThat(story.journey().ending()).isEqualTo(Ending.RELEASED);
        assertThat(customers.require(number).owner()).isNull();
        assertThat(everythingEnded()).isTrue();
        assertThat(latest(EntryKind.RELEASE).content()).isEqualTo(Map.of("reason", "No time for it"));
        var before = records.count(number);

        pursuits.takeUp(number, person("yang"));
        assertThat(customers.require(number).owner()).isEqualTo("yang");
        assertThat(story.task("UserTask_ResearchCustomer").assignee()).isEqualTo("yang");
        assertThat(brief("UserTask_ResearchCustomer"))
                .contains("Released to the pool", "No time for it")
                .contains("2026-03-02");
        assertThat(records.count(number)).isGreaterThan(before);
        assertThat(facts.facts(number).earlier()).hasSize(1);
    }

    @Test
    @DisplayName("ST-03: administrators, auditors and people who don't see a customer don't turn it aside")
    void strangers_are_refused() {
        for (var stranger : List.of("yang", "sun")) {
            assertThatThrownBy(() -> course.release(number, "Mine now", person(stranger)))
                    .hasMessageContaining("customer.unknown");
        }
        assertThatThrownBy(() -> course.pause(number, LocalDate.parse("2026-04-01"), "Rest", person("admin")))
                .hasMessageContaining("customer.notYours");
        assertThatThrownBy(() -> course.lose(number, lookAgainOn("2026-03-02"), person("chen")))
                .hasMessageContaining("journey.notAhead");
        assertThat(story.openTasks()).containsExactly("UserTask_ResearchCustomer");
    }

    @Test
    @DisplayName("Meeting agreed on: dropped when the journey is redirected")
    void redirected_while_a_meeting_is_agreed() {
        story.completes("chen", "UserTask_ResearchCustomer", research());
        contact("chen", invitationAccepted("A2"));
        assertThat(story.openTasks()).containsExactly("UserTask_ArrangeMeeting");
        course.redirect(number, "A", "They cancelled everything", person("wang"));
        assertThat(story.stage()).isEqualTo("A");
        story.nobodyIsForgotten();
    }

    private void contact(String maker, Map<String, Object> fields) {
        story.completes(maker, "UserTask_PrepareContact", preparation("PHONE"))
                .completes(maker, "UserTask_RecordContact", fields)
                .completes(maker, "UserTask_DebriefContact", debrief());
    }

    private static HashMap<String, Object> help(String kind) {
        return new HashMap<>(Map.of("advice", "Ask the assistant for her help", "helpKind", kind));
    }

    private static Loss lookAgainOn(String day) {
        return new Loss(LossReason.NO_BUDGET, "Next year perhaps", null, LocalDate.parse(day));
    }

    private Person person(String login) {
        return staff.require(login);
    }

    private Entry latest(EntryKind kind) {
        return records.newestFirst(number, 0, 500).stream()
                .filter(entry -> entry.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<EntryKind> kinds() {
        return records.newestFirst(number, 0, 500).stream().map(Entry::kind).toList();
    }

    private List<String> reminded(String login) {
        return reminders.of(login, Integer.MAX_VALUE).stream()
                .filter(reminder -> reminder.customerNumber().equals(number.value()))
                .map(Reminders.Reminder::about)
                .toList();
    }

    private String brief(String task) {
        return shown(task, "brief");
    }

    private String shown(String task, String variable) {
        return String.valueOf(tasks.getVariableLocal(story.task(task).taskId(), variable));
    }

    private List<String> openProcesses() {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .unfinished()
                .list()
                .stream()
                .map(HistoricProcessInstance::getProcessDefinitionKey)
                .toList();
    }

    private boolean everythingEnded() {
        return openProcesses().isEmpty();
    }

    /** What the top process has called, and nothing else. */
    private List<String> openCalls() {
        return openProcesses().stream()
                .filter(process -> List.of("OutreachProcess", "MeetingProcess", "NegotiationProcess")
                        .contains(process))
                .toList();
    }

    private static String processOf(String stage) {
        return switch (stage) {
            case "A" -> "OutreachProcess";
            case "A2", "B1" -> "MeetingProcess";
            default -> "NegotiationProcess";
        };
    }
}
