package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.TaskContexts;
import io.gendan.engine.WorkingCalendar;
import io.gendan.engine.WorkingDuration;
import io.gendan.journey.Journeys;
import io.gendan.journey.Reminders;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ladder behind every alarm (CD-05): who it waits for hears of a late task first, then the owner's manager, then the
 * director; each step once a task, and nobody twice. Nothing is reckoned ahead: policy, calendar and the task's own date
 * count as they are when somebody looks.
 */
@Component
public class Ladder {

    private final AlarmSteps ladder;
    private final OpenTasks tasks;
    private final ContactTimes contactTimes;
    private final Journeys journeys;
    private final Customers customers;
    private final Staff staff;
    private final Reminders reminders;
    private final WorkingCalendar calendar;
    private final BusinessKeyLock lock;
    private final TaskContexts contexts;
    private final Clock clock;

    Ladder(
            AlarmSteps ladder,
            OpenTasks tasks,
            ContactTimes contactTimes,
            Journeys journeys,
            Customers customers,
            Staff staff,
            Reminders reminders,
            WorkingCalendar calendar,
            BusinessKeyLock lock,
            TaskContexts contexts,
            Clock clock) {
        this.ladder = ladder;
        this.tasks = tasks;
        this.contactTimes = contactTimes;
        this.journeys = journeys;
        this.customers = customers;
        this.staff = staff;
        this.reminders = reminders;
        this.calendar = calendar;
        this.lock = lock;
        this.contexts = contexts;
        this.clock = clock;
    }

    /** Raises what is due for a customer now. What was done to its tasks meanwhile counts: they are read under the lock. */
    @Transactional
    public void raise(CustomerNumber number) {
        lock.lock(number.value());
        var contactLate = false;
        for (var task : tasks.of(number)) {
            for (int step : due(task)) {
                raise(task, step);
                contactLate |= task.leadsToContact();
            }
        }
        if (contactLate) {
            // What the tasks show says from now on that the customer waits too long (CD-09).
            contexts.refresh(number.value());
        }
    }

    /** The steps that are to be taken now, in order. */
    List<Integer> due(OpenTask task) {
        var now = clock.instant();
        if (task.due() == null
                || task.due().isAfter(now)
                || task.raised().size() >= ladder.steps().size()) {
            return List.of();
        }
        var late = lateSince(task, task.due());
        return IntStream.range(0, ladder.steps().size())
                .filter(step -> !task.raised().contains(step))
                .filter(step -> !later(
                                calendar.plus(
                                        late,
                                        WorkingDuration.parse(
                                                ladder.steps().get(step).toString())),
                                late)
                        .isAfter(now))
                .boxed()
                .toList();
    }

    private void raise(OpenTask task, int step) {
        var late = lateSince(task, task.due() == null ? clock.instant() : task.due());
        if (tasks.take(task, step, Timestamp.from(late), Timestamp.from(clock.instant()))) {
            var about = Told.values()[step].about(task);
            told(task, step)
                    .forEach(person ->
                            reminders.give(task.number(), person, about, "task " + task.id() + " step " + step, late));
        }
    }

    /**
     * The end of the working day on which it is due: the notes of a meeting are not late while it begins. A contact is late
     * at the maximum of its window, but never before its task is due.
     */
    private Instant lateSince(OpenTask task, Instant due) {
        var late = task.leadsToContact()
                ? journeys.latest(task.number())
                        .map(contactTimes::latestContact)
                        .orElse(due)
                : calendar.endOfWork(due.atZone(clock.getZone()).toLocalDate());
        // as exact as the engine's timers, which fire at this very moment
        return later(late, due).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Who hears of this step: nobody who has heard of an earlier one. */
    private Set<String> told(OpenTask task, int step) {
        var told = new LinkedHashSet<>(people(task, Told.values()[step]));
        for (int before = 0; before < step; before++) {
            told.removeAll(people(task, Told.values()[before]));
        }
        return told;
    }

    private List<String> people(OpenTask task, Told told) {
        if (told == Told.PERSON) {
            return task.people().stream()
                    .filter(login -> staff.find(login).filter(Person::active).isPresent())
                    .toList();
        }
        var owner = customers.require(task.number()).owner();
        if (owner == null) {
            return List.of();
        }
        var superior = told == Told.MANAGER ? staff.managerOf(owner) : staff.directorOf(owner);
        return List.of(superior.login());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
