package io.gendan.cadence;

import static io.gendan.cadence.Moments.later;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.TaskContexts;
import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.Reminders;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Customers announced to go to the pool unless they are contacted (CD-05). A contact on record, another owner or a rest
 * withdraws it, for the lateness it stood for is over.
 */
@Component
public class PoolWarnings {

    private final PoolWarningTable table;
    private final OpenTasks tasks;
    private final Audience audience;
    private final Reminders reminders;
    private final TaskContexts contexts;
    private final WorkingCalendar calendar;
    private final Clock clock;

    PoolWarnings(
            PoolWarningTable table,
            OpenTasks tasks,
            Audience audience,
            Reminders reminders,
            TaskContexts contexts,
            WorkingCalendar calendar,
            Clock clock) {
        this.table = table;
        this.tasks = tasks;
        this.audience = audience;
        this.reminders = reminders;
        this.contexts = contexts;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** When the customer goes to the pool unless it is contacted before; nothing while no warning stands. */
    public Optional<Instant> poolAt(CustomerNumber number) {
        return table.any(number)
                ? tasks.of(number).stream()
                        .filter(task -> task.customerWaits() && task.isDue(clock.instant()))
                        .flatMap(task -> table.find(task.subject()).stream())
                        .map(PoolWarningTable.Warning::goesAt)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Warns when it is time to; the grace counts from the warning that was really given, whenever that was.
     *
     * @return when there is something to do next; null for never
     */
    @Nullable
    Instant warn(OpenTask task, Lateness lateness) {
        var afterLate = lateness.steps().poolWarning();
        var grace = lateness.steps().poolGrace();
        var given = table.find(task.subject());
        if (!task.customerWaits() || afterLate == null || grace == null) {
            given.ifPresent(warning -> withdraw(task));
            return null;
        }
        var warnAt = calendar.plus(lateness.neglectedSince(), afterLate);
        if (warnAt.isAfter(clock.instant())) {
            given.ifPresent(warning -> withdraw(task));
            return warnAt;
        }
        if (given.isEmpty()) {
            return give(task, calendar.plus(clock.instant(), grace));
        }
        // Never before the day that was announced, whatever has changed since.
        var goesAt = later(given.get().goesAt(), calendar.plus(given.get().warnedAt(), grace));
        if (goesAt.isAfter(given.get().goesAt())) {
            table.postpone(task.subject(), goesAt);
            contexts.refresh(task.number().value());
        }
        return goesAt;
    }

    private Instant give(OpenTask task, Instant goesAt) {
        if (table.put(task.subject(), task.number(), goesAt)) {
            var subject = task.subject() + " pool " + goesAt;
            var owner = audience.owner(task.owner());
            owner.forEach(person -> reminders.give(task.number(), person, "poolWarning", subject, goesAt));
            audience.manager(task.owner()).stream()
                    .filter(person -> !owner.contains(person))
                    .forEach(person -> reminders.give(task.number(), person, "poolWarningInTeam", subject, goesAt));
            contexts.refresh(task.number().value());
        }
        return goesAt;
    }

    private void withdraw(OpenTask task) {
        table.remove(task.subject());
        contexts.refresh(task.number().value());
    }
}
