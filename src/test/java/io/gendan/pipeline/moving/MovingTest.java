package io.gendan.pipeline.moving;

import static io.gendan.support.Answers.arrangement;
import static io.gendan.support.Answers.contactAgain;
import static io.gendan.support.Answers.debrief;
import static io.gendan.support.Answers.invitationAccepted;
import static io.gendan.support.Answers.loss;
import static io.gendan.support.Answers.notes;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerGrades;
import io.gendan.customer.Customers;
import io.gendan.customer.Grades;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.pipeline.TimerMove;
import io.gendan.pipeline.TimerMove.Cause;
import io.gendan.pipeline.TimerMoves;
import io.gendan.staff.Staff;
import io.gendan.staff.WorkingTimeChanges;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.RevisedCadence;
import io.gendan.support.Stories;
import io.gendan.support.Stories.Story;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever changes policy or calendar, by whatever way: what is open follows, once, and the report tells how much. Runs alone,
 * for every move goes through all customers that there are.
 */
@GendanTest
@Tag("alone")
@DisplayName("CD-07: open timers and due dates follow policy and calendar")
class MovingTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String PREPARE = "UserTask_PrepareContact";
    private static final String RESEARCH = "UserTask_ResearchCustomer";
    private static final Map<String, String> CLOSURE =
            Map.of("from", "2026-03-24", "to", "2026-03-27", "mark", "CLOSURE", "name", "Spring outing");

    @Autowired
    TimerMoves moves;

    @Autowired
    Mover mover;

    @Autowired
    WorkingTimeChanges workingTime;

    @Autowired
    Stories stories;

    @Autowired
    People people;

    @Autowired
    Staff staff;

    @Autowired
    Customers customers;

    @Autowired
    CustomerGrades grades;

    @Autowired
    Pursuits pursuits;

    @Autowired
    Course course;

    @Autowired
    BusinessKeyLock lock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    private final List<Story> told = new ArrayList<>();
    private @Nullable RevisedCadence revised;
    private boolean closed;

    @BeforeEach
    void nothing_is_left_to_be_moved() {
        people.hired();
        Stories.itIs("2026-03-19T10:00:00+08:00");
        move();
    }

    @AfterEach
    void all_is_as_before() {
        try {
            if (revised != null) {
                revised.close();
            }
            if (closed) {
                workingTime.takeBack(CLOSURE, "admin");
            }
            move();
            told.stream()
                    .map(Story::journey)
                    .filter(journey -> journey.isOpen())
                    .forEach(journey -> course.release(journey.number(), "Told", staff.require("wang")));
        } finally {
            ClockUtil.reset();
        }
    }

    @Test
    @DisplayName("CD-06: a closure moves what goes by working time, in every phase, and taken back moves it back")
    void a_closure_moves_what_goes_by_working_time() {
        var contact = waiting();
        contact.waitEnds();
        Stories.itIs("2026-03-23T10:00:00+08:00");
        var waiting = waiting();
        var paused = waiting();
        course.pause(paused.journey().number(), LocalDate.parse("2026-03-26"), "They rebuild", staff.require("chen"));
        var meeting = meeting();
        var session = meeting();
        session.completes("chen", "UserTask_HoldMeeting", notes());
        var research = takenUp();
        var first = takenUp().completes("chen", RESEARCH, research());
        var lost = lost();
        var before = openDates();

        workingTime.mark(CLOSURE, "admin");
        closed = true;
        var report = move();

        assertThat(report.cause()).isEqualTo(Cause.CALENDAR);
        assertThat(report.running()).isFalse();
        assertThat(waiting.waitsUntil()).isEqualTo(at("2026-03-31T10:00"));
        assertThat(paused.waitsUntil()).isEqualTo(at("2026-03-30T09:00"));
        assertThat(lost.waitsUntil()).isEqualTo(at("2026-03-30T09:00"));
        assertThat(contact.task(PREPARE).due()).as("reckoned from before").isEqualTo(at("2026-03-23T10:00"));
        assertThat(timer(contact, "Timer_ContactOverdue")).isEqualTo(at("2026-04-01T10:00"));
        assertThat(session.task("UserTask_GiveManagerView").due()).isEqualTo(at("2026-03-30T18:00"));
        assertThat(timer(session, "Timer_SessionOverdue")).isEqualTo(at("2026-03-30T18:00"));
        assertThat(research.task(RESEARCH).due()).isEqualTo(at("2026-03-30T18:00"));
        assertThat(first.task(PREPARE).due())
                .as("a working day after the research")
                .isEqualTo(at("2026-03-30T18:00"));
        assertThat(meeting.task("UserTask_HoldMeeting").due()).isEqualTo(at("2026-03-30T14:00"));
        assertThat(timer(meeting, "Timer_MeetingReminderDue"))
                .as("on the plain clock")
                .isEqualTo(at("2026-03-29T14:00"));
        tellsHowMany(report, before);
        assertThat(report.later()).isEqualTo(report.waits() + report.tasks() + report.alarms());
        assertThat(report.dueAfter()).isLessThan(report.dueBefore());

        Stories.itIs("2026-03-23T15:00:00+08:00");
        workingTime.takeBack(CLOSURE, "admin");
        closed = false;
        var back = move();
        assertThat(openDates()).as("as if it had never been").containsAllEntriesOf(before);
        assertThat(back.earlier()).isEqualTo(report.later());
    }

    @Test
    @DisplayName("CD-01: a revised table moves waits, contacts and their alarms, and nothing else")
    void a_revised_table_moves_what_goes_by_it() {
        var contact = waiting();
        contact.waitEnds();
        Stories.itIs("2026-03-23T10:00:00+08:00");
        var waiting = waiting();
        var meeting = meeting();
        var research = takenUp();
        var before = openDates();
        var others = others(meeting, research);

        revise("RemoteStageA", "idealGap", "P4D");
        var report = move();

        assertThat(report.cause()).isEqualTo(Cause.POLICY);
        assertThat(waiting.waitsUntil()).isEqualTo(at("2026-03-27T10:00"));
        assertThat(contact.task(PREPARE).due()).isEqualTo(at("2026-03-25T10:00"));
        assertThat(brief(contact)).contains("2026-03-25 10:00");
        assertThat(others(meeting, research)).isEqualTo(others);
        tellsHowMany(report, before);

        revise("RemoteStageA", "maximumGap", "P8D");
        move();
        assertThat(waiting.waitsUntil()).isEqualTo(at("2026-03-25T10:00"));
        assertThat(timer(contact, "Timer_ContactOverdue")).isEqualTo(at("2026-03-31T10:00"));
    }

    @Test
    @DisplayName("CD-08: what a change makes overdue fires at once, once; what was overdue is left to fire")
    void overdue_timers_fire_once() {
        var soon = waiting();
        var overdue = waiting();
        Stories.itIs("2026-03-20T12:00:00+08:00");
        revise("RemoteStageA", "idealGap", "P1D");
        move();
        soon.timePassesTo(Stories.now()).timePassesTo(Stories.now());
        assertThat(soon.openTasks()).containsExactly(PREPARE);

        assertThat(overdue.waitsUntil()).isBefore(Stories.now());
        var due = overdue.waitsUntil();
        revise("RemoteStageA", "idealGap", "PT1H");
        assertThat(move().cause()).isEqualTo(Cause.POLICY);
        assertThat(overdue.waitsUntil()).as("overdue before and after").isEqualTo(due);
        Stories.itIs("2026-04-01T12:00:00+08:00");
        overdue.timePassesTo(Stories.now()).timePassesTo(Stories.now());
        assertThat(overdue.openTasks()).containsExactly(PREPARE);
    }

    @Test
    @DisplayName("A node that has not seen the calendar yet that another one asked for asks for nothing")
    void an_older_calendar_asks_for_nothing() {
        moves.notice();
        long ahead = database.sql("""
                        insert into timer_move (cause, policy, calendar, asked_at, finished_at)
                        select cause, policy, calendar + 1, asked_at, asked_at from timer_move
                        order by id desc limit 1 returning id""").query(Long.class).single();
        try {
            assertThat(moves.notice()).isFalse();
        } finally {
            database.sql("delete from timer_move where id = ?").param(ahead).update();
        }
    }

    @Test
    @DisplayName("A change is noticed whoever made it, once; without a change nothing is asked for")
    void a_change_is_noticed_once() throws Exception {
        assertThat(moves.notice()).isFalse();
        revise("RemoteStageA", "idealGap", "P3D");
        assertThat(atOnce(() -> moves.notice(), () -> moves.notice()))
                .as("two nodes notice")
                .containsExactlyInAnyOrder(true, false);
        assertThat(moves.latest(2).get(0).running()).isTrue();

        workingTime.mark(CLOSURE, "admin");
        closed = true;
        revise("RemoteStageA", "idealGap", "P4D");
        assertThat(moves.notice()).isTrue();
        var latest = moves.latest(2);
        assertThat(latest.get(0).cause()).isEqualTo(Cause.BOTH);
        assertThat(latest.get(1).replaced())
                .as("what was left of it is done with the next")
                .isTrue();
        assertThat(latest.get(1).running()).isFalse();
    }

    @Test
    @DisplayName("A move that was broken off goes on where it stood, and nobody is moved twice")
    void a_move_goes_on_where_it_stood() {
        var first = waiting();
        var second = waiting();
        var before = openDates();
        revise("RemoteStageA", "idealGap", "P4D");
        moves.notice();
        mover.work(() -> first.waitsUntil().equals(at("2026-03-23T10:00")), 1);

        assertThat(first.waitsUntil()).isEqualTo(at("2026-03-25T10:00"));
        assertThat(second.waitsUntil()).isEqualTo(at("2026-03-23T10:00"));
        assertThat(latest().running()).isTrue();

        mover.work(() -> true);
        assertThat(second.waitsUntil()).isEqualTo(at("2026-03-25T10:00"));
        assertThat(latest().running()).isFalse();
        tellsHowMany(latest(), before);
    }

    @Test
    @DisplayName("A customer whose dates can't be reckoned is named and keeps nobody from moving")
    void a_customer_that_fails_keeps_nobody_from_moving() {
        var good = waiting();
        var failing = waiting();
        var alsoGood = waiting();
        grades.judge(failing.journey().number(), new Grades(Grades.SigningGrade.B, null, null));
        revise("RemoteSigningB", "idealGap", "soon");
        moves.notice();
        mover.work(() -> true);
        assertThat(failed(failing)).singleElement().satisfies(failed -> assertThat(failed.reason())
                .contains("'soon'"));

        revise("RemoteStageA", "idealGap", "P4D");
        move();
        assertThat(good.waitsUntil()).isEqualTo(at("2026-03-25T10:00"));
        assertThat(alsoGood.waitsUntil()).isEqualTo(at("2026-03-25T10:00"));
        assertThat(failing.waitsUntil())
                .as("a week after the call, by its grade")
                .isEqualTo(at("2026-03-26T10:00"));
        assertThat(failed(failing)).isEmpty();
    }

    @Test
    @DisplayName("Of two nodes one works a batch at a time, and everybody is moved once")
    void two_movers_at_once() throws Exception {
        var both = List.of(waiting(), waiting(), waiting());
        var before = openDates();
        revise("RemoteStageA", "idealGap", "P4D");
        moves.notice();
        atOnce(
                () -> {
                    mover.work(() -> true, 1);
                    return true;
                },
                () -> {
                    mover.work(() -> true, 2);
                    return true;
                });
        mover.work(() -> true);

        both.forEach(story -> assertThat(story.waitsUntil()).isEqualTo(at("2026-03-25T10:00")));
        tellsHowMany(latest(), before);
        assertThat(latest().journeys()).isEqualTo(running());
    }

    @Test
    @DisplayName("A move waits for whoever works on the customer, and then finds what they left")
    void a_move_waits_for_a_completion() throws Exception {
        var story = debriefing();
        revise("RemoteStageA", "idealGap", "P4D");
        moves.notice();
        var worker = Executors.newSingleThreadExecutor();
        try {
            var moving = transaction.execute(begun -> {
                lock.lock(story.journey().number().value());
                var running = worker.submit(() -> mover.work(() -> true));
                until(this::somebodyWaitsForALock);
                story.completes("chen", "UserTask_DebriefContact", debrief());
                return running;
            });
            moving.get();
        } finally {
            worker.shutdownNow();
        }
        assertThat(story.waitsUntil()).isEqualTo(at("2026-03-25T10:00"));
        assertThat(failed(story)).isEmpty();
        assertThat(latest().running()).isFalse();
    }

    private TimerMove move() {
        moves.notice();
        mover.work(() -> true);
        return latest();
    }

    private TimerMove latest() {
        return moves.latest(1).get(0);
    }

    private List<TimerMove.Failed> failed(Story story) {
        var number = story.journey().number().value();
        return latest().failed().stream()
                .filter(failed -> failed.number().equals(number))
                .toList();
    }

    private void revise(String row, String column, String value) {
        if (revised != null) {
            revised.close();
        }
        revised = RevisedCadence.with(engine.getRepositoryService(), row, column, value);
    }

    private Story takenUp() {
        var customer = customers.create(
                NewCustomer.read(Map.of(CustomerField.NAME, "Movable Feasts", CustomerField.OWNER, "chen")), "chen");
        pursuits.start(customer.number(), "chen");
        var story = stories.of(customer.number().value());
        told.add(story);
        return story;
    }

    private Story debriefing() {
        var contact = contactAgain();
        contact.put("happenedAt", Stories.now().toString());
        return takenUp()
                .completes("chen", RESEARCH, research())
                .completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", contact);
    }

    private Story waiting() {
        return debriefing().completes("chen", "UserTask_DebriefContact", debrief());
    }

    private Story meeting() {
        return takenUp()
                .completes("chen", RESEARCH, research())
                .completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", invitationAccepted("A2"))
                .completes("chen", "UserTask_DebriefContact", debrief())
                .completes("chen", "UserTask_ArrangeMeeting", arrangement());
    }

    private Story lost() {
        var fields = new HashMap<>(contactAgain());
        fields.put("outreachOutcome", "LOST");
        fields.putAll(loss());
        fields.put("lookAgainOn", "2026-03-25");
        return takenUp()
                .completes("chen", RESEARCH, research())
                .completes("chen", PREPARE, preparation("PHONE"))
                .completes("chen", "UserTask_RecordContact", fields)
                .completes("chen", "UserTask_DebriefContact", debrief());
    }

    private Instant timer(Story story, String element) {
        return database.sql("""
                        select j.duedate_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ = ? and j.handler_cfg_ = ?""")
                .params(story.journey().number().value(), element)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private String brief(Story story) {
        return engine.getTaskService()
                .getVariableLocal(story.task(PREPARE).taskId(), "brief")
                .toString();
    }

    /** Every open timer and due date, by customer and element. */
    private Map<String, String> openDates() {
        return new TreeMap<>(
                database
                        .sql("""
                        select p.business_key_ || ' ' || j.handler_type_ || ' ' || j.handler_cfg_ || ' ' || j.id_ what,
                               j.duedate_::text due
                        from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                        where j.duedate_ is not null and p.business_key_ is not null
                        union all
                        select p.business_key_ || ' task ' || t.task_def_key_ || ' ' || t.id_, t.due_date_::text
                        from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
                        where t.due_date_ is not null""")
                        .query((row, index) -> Map.entry(row.getString("what"), row.getString("due")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Map<String, String> others(Story... stories) {
        var numbers = List.of(stories).stream()
                .map(story -> story.journey().number().value())
                .toList();
        return openDates().entrySet().stream()
                .filter(date -> numbers.contains(date.getKey().split(" ")[0]))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The report counts what differs in the engine. */
    private void tellsHowMany(TimerMove report, Map<String, String> before) {
        var now = openDates();
        var moved = before.keySet().stream()
                .filter(what -> !before.get(what).equals(now.get(what)))
                .map(what -> what.split(" ")[1])
                .toList();
        assertThat(report.waits())
                .isEqualTo(count(moved, "timer-intermediate-transition"))
                .isPositive();
        assertThat(report.tasks()).isEqualTo(count(moved, "task"));
        assertThat(report.alarms()).isEqualTo(count(moved, "timer-transition"));
        assertThat(report.earlier() + report.later()).isEqualTo(moved.size());
    }

    private static int count(List<String> kinds, String kind) {
        return (int) kinds.stream().filter(kind::equals).count();
    }

    private int running() {
        return database.sql("""
                        select count(distinct c.number) from customer c
                        join act_ru_execution p on p.business_key_ = c.number""").query(Integer.class).single();
    }

    private boolean somebodyWaitsForALock() {
        return database.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited half a minute").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        var ready = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = new ArrayList<Boolean>();
            for (var answer : threads.invokeAll(List.of(together(ready, one), together(ready, other)))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Boolean> together(CyclicBarrier ready, Callable<Boolean> deed) {
        return () -> {
            ready.await();
            return deed.call();
        };
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
