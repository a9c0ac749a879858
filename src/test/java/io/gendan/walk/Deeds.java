package io.gendan.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.engine.RefusalTranslator;
import io.gendan.http.Program;
import io.gendan.pipeline.OpenTask;
import io.gendan.pipeline.OpenWork;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.Choices;
import io.gendan.support.FormFiller;
import io.gendan.support.Stories;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do and what time does, in any order. What is refused (4xx) must have changed nothing. */
@Component
class Deeds {

    /** As in walking-people.csv, a department of their own: nobody else's reminders get mixed with theirs. */
    private static final List<String> PEOPLE = List.of("eve", "finn", "gus", "hana", "cleo", "dan", "ben", "ada");

    private static final List<String> SALESPEOPLE = PEOPLE.subList(0, 4);
    private static final List<Duration> WHILES =
            List.of(Duration.ZERO, Duration.ofHours(3), Duration.ofDays(1), Duration.ofDays(4), Duration.ofDays(15));

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Customers customers;
    private final Pursuits pursuits;
    private final OpenWork openWork;
    private final FormFiller filler;
    private final FormService forms;
    private final TaskService tasks;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final Stories stories;
    private int port;

    Deeds(
            JdbcClient database,
            TransactionTemplate transaction,
            Customers customers,
            Pursuits pursuits,
            OpenWork openWork,
            FormFiller filler,
            FormService forms,
            TaskService tasks,
            ManagementService management,
            RuntimeService runtime,
            Stories stories) {
        this.database = database;
        this.transaction = transaction;
        this.customers = customers;
        this.pursuits = pursuits;
        this.openWork = openWork;
        this.filler = filler;
        this.forms = forms;
        this.tasks = tasks;
        this.management = management;
        this.runtime = runtime;
        this.stories = stories;
    }

    /** Deeds over HTTP knock here. */
    void knockAt(int port) {
        this.port = port;
    }

    /** A walk with customers of several owners who are taken up, but for one: it is in the pool. */
    Walk begin(int howMany) {
        var numbers = new ArrayList<String>();
        for (int index = 0; index < howMany; index++) {
            var typed = new EnumMap<CustomerField, String>(CustomerField.class);
            typed.put(CustomerField.NAME, "Walked " + UUID.randomUUID());
            if (index > 0) {
                typed.put(CustomerField.OWNER, SALESPEOPLE.get(index % SALESPEOPLE.size()));
            }
            numbers.add(
                    customers.create(NewCustomer.read(typed), "ada").number().value());
        }
        for (int index = 1; index < howMany; index++) {
            pursuits.start(new CustomerNumber(numbers.get(index)), SALESPEOPLE.get(index % SALESPEOPLE.size()));
        }
        return new Walk(numbers, Snapshot.of(numbers, database));
    }

    // ---- people

    /** Whoever has to, or may, completes an open task with anything that its form allows. */
    void completeTask(Walk walk, Choices choices) {
        var open = openTasks(walk);
        if (open.isEmpty()) {
            letTimePass(walk, choices);
            return;
        }
        var task = choices.oneOf(open);
        complete(walk, task, task.assignee() == null ? choices.oneOf(task.candidates()) : task.assignee(), choices);
    }

    /** Somebody tries to complete any task. */
    void meddle(Walk walk, Choices choices) {
        var open = openTasks(walk);
        if (open.isEmpty()) {
            takeUp(walk, choices);
        } else {
            complete(walk, choices.oneOf(open), choices.oneOf(PEOPLE), choices);
        }
    }

    void takeUp(Walk walk, Choices choices) {
        var closed = walk.customers().stream()
                .filter(number -> !walk.now().isOpen(number))
                .toList();
        var number = choices.oneOf(closed.isEmpty() ? walk.customers() : closed);
        post(walk, owner(walk, number, choices), number, "/journey", null);
    }

    /** A contact outside tasks. */
    void recordContact(Walk walk, Choices choices) {
        var number = choices.oneOf(walk.customers());
        var contact = new HashMap<String, Object>(Map.of(
                "channel",
                choices.oneOf(List.of("PHONE", "EMAIL", "VISIT", "WECHAT")),
                "at",
                Stories.now().minus(Duration.ofHours(choices.upTo(30))).toString(),
                "contactPerson",
                "Ms. Qian",
                "summary",
                "Something was said"));
        boolean inbound = choices.yes();
        contact.put("direction", inbound ? "INBOUND" : "OUTBOUND");
        contact.put("kind", contact.get("channel").equals("VISIT") ? "FACE_TO_FACE" : "REMOTE");
        if (inbound && choices.yes()) {
            contact.put("answerAwaited", true);
        }
        post(walk, owner(walk, number, choices), number, "/interactions", contact);
    }

    // ---- time

    /** Time passes, and the engine does what is due, earliest first. */
    void letTimePass(Walk walk, Choices choices) {
        var length = choices.oneOf(WHILES);
        var until = length.isZero() ? nextDue(walk) : Stories.now().plus(length);
        attempt(walk, "time passes until " + until, () -> timePasses(walk, until));
    }

    private void timePasses(Walk walk, Instant until) {
        for (var job = nextJob(walk, until); job != null; job = nextJob(walk, until)) {
            if (job.due().isAfter(Stories.now())) {
                ClockUtil.setCurrentTime(Date.from(job.due()));
            }
            management.executeJob(job.id());
        }
        ClockUtil.setCurrentTime(Date.from(until));
    }

    private record Job(String id, Instant due) {}

    private @Nullable Job nextJob(Walk walk, Instant until) {
        return database.sql("""
                        select j.id_, j.duedate_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ in (:numbers) and j.duedate_ <= :until
                        order by j.duedate_, p.business_key_, j.handler_cfg_ limit 1""")
                .param("numbers", walk.customers())
                .param("until", Timestamp.from(until))
                .query((row, index) ->
                        new Job(row.getString(1), row.getTimestamp(2).toInstant()))
                .optional()
                .orElse(null);
    }

    private Instant nextDue(Walk walk) {
        var job = nextJob(walk, Stories.now().plus(Duration.ofDays(1000)));
        return job == null || job.due().isBefore(Stories.now()) ? Stories.now() : job.due();
    }

    // ---- the end

    /** Ends what is open, so that what comes after isn't disturbed. */
    void end(Walk walk) {
        transaction.executeWithoutResult(status -> {
            database.sql("""
                            select id_ from act_ru_execution where business_key_ in (:numbers) and super_exec_ is null
                            and id_ = proc_inst_id_""")
                    .param("numbers", walk.customers())
                    .query(String.class)
                    .list()
                    .forEach(id -> runtime.deleteProcessInstance(id, "end of the walk"));
            database.sql(
                            "update journey set closed_at = current_timestamp, ending = 'LOST' where closed_at is null and customer_number in (:numbers)")
                    .param("numbers", walk.customers())
                    .update();
        });
    }

    // ----

    private List<OpenTask> openTasks(Walk walk) {
        return walk.customers().stream()
                .flatMap(number ->
                        openWork.tasks(new CustomerNumber(number)).stream().sorted(Comparator.comparing(OpenTask::key)))
                .toList();
    }

    private void complete(Walk walk, OpenTask task, String login, Choices choices) {
        var fields = choices.yes() ? filler.fill(task, choices) : filler.fillRequired(task, choices);
        var said = new HashMap<>(fields);
        said.values().removeIf("Some text"::equals);
        attempt(
                walk,
                "%s completes %s with %s".formatted(login, task.key(), said),
                () -> stories.as(login, () -> {
                    if (task.assignee() == null) {
                        tasks.claim(task.taskId(), login);
                    }
                    forms.submitTaskForm(task.taskId(), fields);
                }));
    }

    /** Mostly the owner; now and then anybody. */
    private String owner(Walk walk, String number, Choices choices) {
        var owner = walk.now().all("owner", number).findFirst().orElseThrow().what();
        return PEOPLE.contains(owner) && choices.yes() ? owner : choices.oneOf(PEOPLE);
    }

    private void attempt(Walk walk, String deed, Runnable change) {
        try {
            transaction.executeWithoutResult(status -> change.run());
            walk.goesOn(deed, Snapshot.of(walk.customers(), database));
        } catch (RuntimeException failure) {
            var refusal = RefusalTranslator.refusalIn(failure);
            if (refusal == null) {
                throw new AssertionError(deed + " failed", failure);
            }
            refused(walk, deed, refusal.kind().status() + " " + refusal.code());
        }
    }

    private void post(Walk walk, String login, String number, String path, @Nullable Object body) {
        var deed = "%s sends %s%s %s".formatted(login, number, path, body == null ? "" : body);
        var answer = Program.of(port, login).post("/api/customers/" + number + path, body);
        if (answer.status() >= 500) {
            throw new AssertionError(deed + " failed: " + answer);
        }
        if (answer.status() >= 400) {
            refused(walk, deed, answer.status() + " " + answer.code());
        } else {
            walk.goesOn(deed, Snapshot.of(walk.customers(), database));
        }
    }

    private void refused(Walk walk, String deed, String why) {
        var after = Snapshot.of(walk.customers(), database);
        var before = walk.now();
        walk.goesOn(deed + " → refused: " + why, after);
        assertThat(after).as("what is refused changes nothing").isEqualTo(before);
    }
}
