package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.TaskContexts;
import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.Reminders;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ladder behind every alarm (CD-05), as the policy sets it up: who it waits for hears of a late task first, then the
 * owner's manager, then the director; then the customer may be announced to the pool. Each step once a lateness, and
 * nobody twice.
 */
@Component
public class Ladder {

    private final OpenTasks tasks;
    private final Alarms alarms;
    private final Latenesses latenesses;
    private final Audience audience;
    private final PoolWarnings pool;
    private final Reminders reminders;
    private final WorkingCalendar calendar;
    private final BusinessKeyLock lock;
    private final TaskContexts contexts;
    private final Clock clock;

    Ladder(
            OpenTasks tasks,
            Alarms alarms,
            Latenesses latenesses,
            Audience audience,
            PoolWarnings pool,
            Reminders reminders,
            WorkingCalendar calendar,
            BusinessKeyLock lock,
            TaskContexts contexts,
            Clock clock) {
        this.tasks = tasks;
        this.alarms = alarms;
        this.latenesses = latenesses;
        this.audience = audience;
        this.pool = pool;
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
            var due = task.due();
            if (due != null && task.isDue(clock.instant())) {
                var lateness = latenesses.of(task, due);
                tasks.looked(task, earlier(climb(task, lateness), pool.warn(task, lateness)));
                contactLate |= task.leadsToContact();
            }
        }
        tasks.forgetDone(number);
        if (contactLate) {
            // What the tasks show says from now on that the customer waits too long (CD-09).
            contexts.refresh(number.value());
        }
    }

    /** Takes the steps that are due; when the next one will be, null for none. */
    private @Nullable Instant climb(OpenTask task, Lateness lateness) {
        var raised = alarms.of(task.subject());
        var told = new LinkedHashSet<>(raised.people());
        @Nullable Instant next = null;
        for (int step = 0; step < lateness.steps().told().size() && step < Told.values().length; step++) {
            var at = moment(lateness, step);
            if (raised.steps().contains(step)) {
                continue;
            }
            if (at.isAfter(clock.instant())) {
                next = earlier(next, at);
            } else {
                raise(task, step, lateness.since(), told);
            }
        }
        return next;
    }

    private Instant moment(Lateness lateness, int step) {
        var at = calendar.plus(lateness.since(), lateness.steps().told().get(step));
        // on a day that is late after working hours, nobody hears of it before it is
        return (at.isBefore(lateness.since()) ? lateness.since() : at).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Nobody hears of this step who has heard of an earlier one. */
    private void raise(OpenTask task, int step, Instant since, LinkedHashSet<String> told) {
        var who = Told.values()[step];
        var people = new LinkedHashSet<>(audience.of(task, who));
        people.removeAll(told);
        if (alarms.take(task, step, since, people)) {
            told.addAll(people);
            people.forEach(person ->
                    reminders.give(task.number(), person, who.about(task), task.subject() + " step " + step, since));
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
