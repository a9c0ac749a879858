package io.gendan.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.cadence.AlarmSweep;
import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.OpenTask;
import io.gendan.pipeline.OpenWork;
import io.gendan.support.Answers;
import io.gendan.support.Browser;
import io.gendan.support.Choices;
import io.gendan.support.FormFiller;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People, timers and the alarm sweep act on the same customer at the same moment: one is first, the others are told so,
 * and nothing is left half done.
 */
@GendanTest
@DisplayName("Acting at once")
class RacesTest {

    private static final int RUNNERS = 16;
    private static final int TASKS = 100;
    private static final int STARTS = 50;
    private static final int PAIRS = 25;
    private static final String TASK = "/camunda/api/engine/engine/default/task/";
    private static final int GONE = 409;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Cases cases;

    @Autowired
    Stories stories;

    @Autowired
    OpenWork openWork;

    @Autowired
    FormFiller filler;

    @Autowired
    AlarmSweep alarms;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient database;

    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
    private final List<String> numbers = new ArrayList<>();

    @BeforeEach
    void it_is_a_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
    }

    @AfterEach
    void all_is_in_order_and_ends() {
        try {
            assertThat(openWork.forgotten()).as("ST-04").isEmpty();
            assertThat(runtime.createIncidentQuery().count()).as("incidents").isZero();
            for (var number : numbers) {
                assertThat(completedTwice(number))
                        .as("tasks of %s on record twice", number)
                        .isEmpty();
                if (stories.of(number).journey().isOpen()) {
                    var answer = as("wang").post(at(number, "/journey/release"), Map.of("reason", "End of the race"));
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                }
            }
        } finally {
            ClockUtil.reset();
        }
    }

    @Test
    @DisplayName("Of sixteen who complete a task at once one does; so for every task from A to member")
    void sixteen_complete_every_task() throws Exception {
        var tally = new Tally("16 completions of a task");
        var story = pursued();
        for (int task = 0; task < TASKS; task++) {
            if (!story.journey().isOpen()) {
                story = pursued();
            }
            while (openWork.tasks(number()).isEmpty()) {
                story.waitEnds();
            }
            var open = openWork.tasks(number()).get(0);
            var login = claimed(open);
            var answers = AtOnce.all(Collections.nCopies(RUNNERS, completion(login, open)));

            assertThat(tally.count(answers, open)).as("completions of %s", open).isEqualTo(1);
            assertThat(onRecord(open)).isEqualTo(1);
        }
        finished(tally);
    }

    @Test
    @DisplayName("Of sixteen who take a customer up at once one does")
    void sixteen_take_up_a_customer() throws Exception {
        var tally = new Tally("16 starts for a customer");
        for (int round = 0; round < STARTS; round++) {
            var number = cases.known("chen");
            numbers.add(number);
            var answers = AtOnce.all(Collections.nCopies(RUNNERS, (Callable<Integer>)
                    () -> as("chen").post(at(number, "/journey"), null).status()));

            assertThat(tally.count(answers, number)).isEqualTo(1);
            assertThat(stories.of(number).openTasks()).containsExactly("UserTask_ResearchCustomer");
            assertThat(cases.entries(number)).isEqualTo(1);
        }
        finished(tally);
    }

    @Test
    @DisplayName("Completion against redirection: the task is completed first, or gone")
    void completion_against_redirection() throws Exception {
        var tally = new Tally("completion and redirection");
        for (int round = 0; round < PAIRS; round++) {
            var open = preparing(pursued());
            var answers = AtOnce.all(List.of(completion("chen", open), () -> as("li").post(
                            at("/journey/redirect"), Map.of("stage", "B1", "reason", "Seen otherwise"))
                    .status()));

            tally.count(answers, open);
            assertThat(answers.get(1)).as("redirection").isEqualTo(200);
            assertThat(onRecord(open)).isEqualTo(answers.get(0) == GONE ? 0 : 1);
            assertThat(stories.of(number().value()).openTasks()).containsExactly("UserTask_ArrangeMeeting");
        }
        finished(tally);
    }

    @Test
    @DisplayName("Completion against a hand-over that is accepted: the task is completed first, or the colleague's")
    void completion_against_hand_over() throws Exception {
        var tally = new Tally("completion and hand-over");
        for (int round = 0; round < PAIRS; round++) {
            var story = pursued();
            var open = preparing(story);
            as("chen").post(at("/journey/hand-over"), Map.of("to", "liu", "reason", "Speaks their language"));
            var offer = story.task("UserTask_AnswerHandOver");
            var answers = AtOnce.all(List.of(completion("chen", open), completion("liu", offer)));

            tally.count(answers, open);
            assertThat(answers.get(1)).as("acceptance").isEqualTo(204);
            assertThat(onRecord(open)).isEqualTo(answers.get(0) == GONE ? 0 : 1);
            assertThat(cases.ownerOf(number().value())).isEqualTo("liu");
            assertThat(openWork.tasks(number())).extracting(OpenTask::assignee).containsOnly("liu");
        }
        finished(tally);
    }

    @Test
    @DisplayName("CD-02: completion against the same contact recorded from outside: one of them is it")
    void completion_against_contact_with_outcome() throws Exception {
        var tally = new Tally("completion and inbound contact with outcome");
        for (int round = 0; round < PAIRS; round++) {
            var story = pursued();
            preparing(story);
            story.completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"));
            var open = story.task("UserTask_RecordContact");
            var answers = AtOnce.all(List.of(completion("chen", open), () -> as("li").post(
                            at("/interactions"), contact(Map.of("outcome", "CONTACT_DONE")))
                    .status()));

            assertThat(tally.count(answers, open)).isEqualTo(1);
            assertThat(onRecord(open)).isEqualTo(answers.get(0) == GONE ? 0 : 1);
            assertThat(story.openTasks()).containsExactly("UserTask_DebriefContact");
        }
        finished(tally);
    }

    @Test
    @DisplayName("Completion against a timer: both are done, or the timer is gone with its task")
    void completion_against_timer() throws Exception {
        var tally = new Tally("completion and timer");
        for (int round = 0; round < PAIRS; round++) {
            var story = pursued();
            preparing(story);
            story.completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"))
                    .completes("chen", "UserTask_RecordContact", Answers.invitationAccepted("A2"))
                    .completes("chen", "UserTask_DebriefContact", Answers.debrief())
                    .completes("chen", "UserTask_ArrangeMeeting", Answers.arrangement());
            var open = story.task("UserTask_HoldMeeting");
            var job = boundaryTimer("Timer_MeetingReminderDue");
            var answers = AtOnce.all(List.of(completion("chen", open), () -> fired(job)));

            tally.count(answers, open);
            assertThat(answers.get(0)).as("completion").isEqualTo(204);
            assertThat(onRecord(open)).isEqualTo(1);
        }
        finished(tally);
    }

    @Test
    @DisplayName("An awaited answer against the timer: the wait ends once")
    void message_against_timer() throws Exception {
        var tally = new Tally("awaited answer and timer of the same wait");
        for (int round = 0; round < PAIRS; round++) {
            var story = pursued();
            preparing(story);
            story.completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"))
                    .completes("chen", "UserTask_RecordContact", Answers.contactAgain())
                    .completes("chen", "UserTask_DebriefContact", Answers.debrief());
            var job = waitsTimer();
            var answers = AtOnce.<Integer>all(List.of(
                    () -> as("chen")
                            .post(at("/interactions"), contact(Map.of("answerAwaited", true)))
                            .status(),
                    () -> fired(job)));

            tally.count(answers, number());
            assertThat(answers.get(0)).as("recorded").isEqualTo(201);
            assertThat(story.openTasks()).containsExactly("UserTask_PrepareContact");
        }
        finished(tally);
    }

    @Test
    @DisplayName("CD-05: completion against the alarm sweep, on two nodes: each step is raised once or not at all")
    void completion_against_alarm_sweep() throws Exception {
        var tally = new Tally("completion and two alarm sweeps");
        for (int round = 0; round < PAIRS; round++) {
            Stories.itIs("2026-03-02T10:00:00+08:00");
            var story = pursued();
            var open = story.task("UserTask_ResearchCustomer");
            ClockUtil.setCurrentTime(Date.from(Stories.now().plus(Duration.ofDays(30))));
            var answers = AtOnce.all(List.of(completion("chen", open), this::swept, this::swept));

            assertThat(tally.count(answers, open)).isEqualTo(3);
            assertThat(onRecord(open)).isEqualTo(1);
            var steps = database.sql("select step from alarm where subject = ? order by step")
                    .param("task " + open.taskId() + " chen")
                    .query(Integer.class)
                    .list();
            assertThat(steps).isSubsetOf(0, 1, 2);
        }
        finished(tally);
    }

    // ---- runners

    private Callable<Integer> completion(String login, OpenTask task) {
        var fields = Program.submission(filler.fill(task, Choices.FORWARD));
        var browser = browser(login);
        return () -> browser.send("POST", TASK + task.taskId() + "/submit-form", fields)
                .statusCode();
    }

    /** As the job executor does it: a job that is gone is nothing to do. */
    private int fired(String job) {
        try {
            management.executeJob(job);
            return 200;
        } catch (ProcessEngineException failure) {
            if (!failure.getMessage().contains("No job found")) {
                throw failure;
            }
            return GONE;
        }
    }

    private int swept() {
        alarms.sweep();
        return 200;
    }

    // ---- the track

    private Story pursued() {
        var number = cases.pursued("chen");
        numbers.add(number);
        return stories.of(number);
    }

    private OpenTask preparing(Story story) {
        return story.completes("chen", "UserTask_ResearchCustomer", Answers.research())
                .task("UserTask_PrepareContact");
    }

    private CustomerNumber number() {
        return new CustomerNumber(numbers.get(numbers.size() - 1));
    }

    private String claimed(OpenTask task) {
        if (task.assignee() != null) {
            return task.assignee();
        }
        var login = task.candidates().get(0);
        browser(login).send("POST", TASK + task.taskId() + "/claim", Program.json(Map.of("userId", login)));
        return login;
    }

    private String boundaryTimer(String event) {
        return job("and j.handler_cfg_ like ?", event + "%");
    }

    private String waitsTimer() {
        return job("and j.handler_type_ = ?", "timer-intermediate-transition");
    }

    private String job(String which, String value) {
        return database.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ = ? %s""".formatted(which))
                .params(number().value(), value)
                .query(String.class)
                .single();
    }

    private static Map<String, Object> contact(Map<String, Object> more) {
        var contact = new HashMap<String, Object>(Map.of(
                "kind", "REMOTE",
                "channel", "PHONE",
                "direction", "INBOUND",
                "at", Stories.now().toString(),
                "contactPerson", "Ms. Qian",
                "summary", "Called back"));
        contact.putAll(more);
        return contact;
    }

    private Browser browser(String login) {
        return browsers.computeIfAbsent(login, unknown -> {
            var browser = Browser.of(port, login);
            // Tasklist's token against forged requests comes with its page.
            browser.get("/camunda/app/tasklist/default/");
            return browser;
        });
    }

    private Program as(String login) {
        return Program.of(port, login);
    }

    private String at(String path) {
        return at(number().value(), path);
    }

    private static String at(String number, String path) {
        return "/api/customers/" + number + path;
    }

    // ---- the referee

    private int onRecord(OpenTask task) {
        return database.sql("select count(*) from record_entry where task_id = ?")
                .param(task.taskId())
                .query(Integer.class)
                .single();
    }

    private List<String> completedTwice(String number) {
        return database.sql("""
                        select task_id from record_entry where customer_number = ? and task_id is not null
                        group by task_id having count(*) > 1""").param(number).query(String.class).list();
    }

    private static void finished(Tally tally) {
        System.out.println("Race: " + tally);
        assertThat(tally.others()).as(tally.toString()).isEmpty();
    }
}
