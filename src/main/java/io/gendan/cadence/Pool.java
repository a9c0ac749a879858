package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Minute;
import io.gendan.engine.Words;
import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.Reminders;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives customers to the pool who were announced and still have not been contacted; never without the warning (CD-05). */
@Component
class Pool {

    private final OpenTasks tasks;
    private final PoolWarningTable warnings;
    private final Latenesses latenesses;
    private final Audience audience;
    private final PoolRelease release;
    private final Reminders reminders;
    private final WorkingCalendar calendar;
    private final BusinessKeyLock lock;
    private final Words words;
    private final Clock clock;

    Pool(
            OpenTasks tasks,
            PoolWarningTable warnings,
            Latenesses latenesses,
            Audience audience,
            PoolRelease release,
            Reminders reminders,
            WorkingCalendar calendar,
            BusinessKeyLock lock,
            Words words,
            Clock clock) {
        this.tasks = tasks;
        this.warnings = warnings;
        this.latenesses = latenesses;
        this.audience = audience;
        this.release = release;
        this.reminders = reminders;
        this.calendar = calendar;
        this.lock = lock;
        this.words = words;
        this.clock = clock;
    }

    /** Customers whose announced moment has come. */
    List<CustomerNumber> due() {
        return warnings.due();
    }

    /** Releases the customer if its warning still stands; what stands no longer is forgotten. */
    @Transactional
    public void settle(CustomerNumber number) {
        lock.lock(number.value());
        var waiting = tasks.of(number).stream().filter(OpenTask::customerWaits).toList();
        warnings.removeOthers(number, waiting.stream().map(OpenTask::subject).toList());
        for (var task : waiting) {
            var warning = warnings.find(task.subject()).orElse(null);
            if (warning != null && task.due() != null) {
                var lateness = latenesses.of(task, task.due());
                if (isToGo(lateness, warning)) {
                    release(task, lateness, warning);
                    return;
                }
            }
        }
    }

    private boolean isToGo(Lateness lateness, PoolWarningTable.Warning warning) {
        var now = clock.instant();
        var afterLate = lateness.steps().poolWarning();
        var grace = lateness.steps().poolGrace();
        return afterLate != null
                && grace != null
                && !calendar.plus(lateness.neglectedSince(), afterLate).isAfter(now)
                && !calendar.plus(warning.warnedAt(), grace).isAfter(now)
                && !warning.goesAt().isAfter(now);
    }

    private void release(OpenTask task, Lateness lateness, PoolWarningTable.Warning warning) {
        var told = new LinkedHashMap<String, String>();
        audience.director(task.owner()).forEach(person -> told.put(person, "poolReleasedInDepartment"));
        audience.manager(task.owner()).forEach(person -> told.put(person, "poolReleasedInTeam"));
        audience.owner(task.owner()).forEach(person -> told.put(person, "poolReleased"));
        if (task.owner() != null) {
            told.put(task.owner(), "poolReleased");
        }
        release.release(
                task.number(), words.of("pool.reason", time(lateness.neglectedSince()), time(warning.warnedAt())));
        told.forEach((person, about) ->
                reminders.give(task.number(), person, about, task.subject() + " released", clock.instant()));
        warnings.remove(task.subject());
    }

    private String time(Instant moment) {
        return Minute.of(moment, clock.getZone());
    }
}
