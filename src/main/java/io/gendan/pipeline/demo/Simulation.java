package io.gendan.pipeline.demo;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.MovableClock;
import io.gendan.pipeline.OpenWork;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets time pass: whatever comes first is done first, be it an act of somebody or a timer of the engine. Before its turn
 * comes the clock stands at its time.
 */
@Component
@OnDemo
class Simulation {

    private static final Duration BREATH = Duration.ofMinutes(11);

    private final Deeds deeds;
    private final OpenWork openWork;
    private final ManagementService management;
    private final JdbcClient database;
    private final Clock clock;

    Simulation(Deeds deeds, OpenWork openWork, ManagementService management, JdbcClient database, Clock clock) {
        this.deeds = deeds;
        this.openWork = openWork;
        this.management = management;
        this.database = database;
        this.clock = clock;
    }

    /** A story can't go on: the demo's texts and the processes don't fit together. */
    static final class StoryBroken extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String customer;

        StoryBroken(String customer, RuntimeException cause) {
            super(customer + ": " + cause.getMessage(), cause);
            this.customer = customer;
        }

        String customer() {
            return customer;
        }
    }

    /** A timer of the engine. */
    private record Due(String job, Instant at, String number) {}

    /** One customer with all that is still to be done with it. */
    private record Life(Map<String, String> customer, Deque<Act> acts) {

        Instant next() {
            return acts.element().at();
        }
    }

    /** Lives these customers' lives until now. */
    void run(List<Map<String, String>> customers, Map<String, List<Act>> plots, Instant now) {
        var numbers = new HashMap<String, CustomerNumber>();
        var lives = new PriorityQueue<Life>(Comparator.comparing(Life::next)
                .thenComparing(life -> life.customer().get("name")));
        for (var customer : customers) {
            var acts = plots.get(customer.get("name"));
            if (acts != null && !acts.isEmpty()) {
                lives.add(new Life(customer, new ArrayDeque<>(acts)));
            }
        }
        while (!lives.isEmpty() && lives.element().next().isBefore(now)) {
            var life = lives.remove();
            fireTimers(life.next(), numbers);
            MovableClock.standAt(life.next());
            try {
                act(life, numbers);
            } catch (RuntimeException failure) {
                throw new StoryBroken(String.valueOf(life.customer().get("name")), failure);
            }
            if (!life.acts().isEmpty()) {
                lives.add(life);
            }
        }
        fireTimers(now, numbers);
    }

    private void act(Life life, Map<String, CustomerNumber> numbers) {
        var act = life.acts().remove();
        var number = numbers.computeIfAbsent(
                act.customer(),
                name -> deeds.enter(life.customer(), String.valueOf(act.fields().get("by"))));
        if (!act.isTask()) {
            deeds.perform(act, number);
        } else {
            var task = deeds.taskFor(act, number);
            if (task.isPresent()) {
                deeds.complete(task.get(), act);
            } else if (!act.optional()) {
                putOff(life, act, number);
            }
        }
        var next = life.acts().peek();
        if (next != null && next.at().isBefore(act.at().plus(BREATH))) {
            life.acts().remove();
            life.acts().addFirst(next.at(act.at().plus(BREATH)));
        }
    }

    /** The customer isn't to be contacted yet: it is done as soon as the wait is over. */
    private void putOff(Life life, Act act, CustomerNumber number) {
        var until = openWork.waiting(number)
                .orElseThrow(() -> new IllegalStateException("%s: %s is not open on %s, but %s"
                        .formatted(act.customer(), act.deed(), act.at(), openWork.tasks(number))))
                .until();
        life.acts().addFirst(act.at(until.plus(BREATH)));
    }

    private void fireTimers(Instant until, Map<String, CustomerNumber> numbers) {
        var time = clock.instant();
        for (var due = next(until); due.isPresent(); due = next(until)) {
            // One that was made for a time already past fires at once, and time never runs back.
            time = due.get().at().isAfter(time) ? due.get().at() : time;
            MovableClock.standAt(time);
            try {
                management.executeJob(due.get().job());
            } catch (RuntimeException failure) {
                throw new StoryBroken(nameOf(due.get().number(), numbers), failure);
            }
        }
    }

    private static String nameOf(String number, Map<String, CustomerNumber> numbers) {
        return numbers.entrySet().stream()
                .filter(entry -> entry.getValue().value().equals(number))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(number);
    }

    private Optional<Due> next(Instant until) {
        return database.sql("""
                        select j.id_, j.duedate_, p.business_key_ from act_ru_job j
                        left join act_ru_execution p on p.id_ = j.process_instance_id_
                        where j.duedate_ <= ? and j.handler_type_ <> 'history-cleanup'
                        order by j.duedate_, j.id_ limit 1""")
                .param(Timestamp.from(until))
                .query((row, index) -> new Due(
                        row.getString("id_"),
                        row.getTimestamp("duedate_").toInstant(),
                        String.valueOf(row.getString("business_key_"))))
                .optional();
    }
}
