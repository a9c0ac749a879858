package io.gendan.pipeline;

import io.gendan.cadence.ContactTimes;
import io.gendan.engine.Persons;
import io.gendan.engine.Redated;
import io.gendan.engine.Redated.Kind;
import io.gendan.journey.Journey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What goes by the dates of the next contact follows the record and the next step: waits, tasks, alarms (CD-02, CD-07). */
@Component
public class NextContacts {

    private final ContactTimes times;
    private final ContactWork work;
    private final OpenWork openWork;
    private final TaskService tasks;
    private final ManagementService management;
    private final IdentityService identity;
    private final Clock clock;

    NextContacts(
            ContactTimes times,
            ContactWork work,
            OpenWork openWork,
            TaskService tasks,
            ManagementService management,
            IdentityService identity,
            Clock clock) {
        this.times = times;
        this.work = work;
        this.openWork = openWork;
        this.tasks = tasks;
        this.management = management;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Moves what is open around the next contact of a journey to the times that now hold; what stands right is left alone.
     *
     * @return every date that was looked at, moved or not
     */
    public List<Redated> follow(Journey journey) {
        return Persons.asSystem(identity, () -> move(journey));
    }

    private List<Redated> move(Journey journey) {
        var number = journey.number();
        var dates = new ArrayList<>(moved(Kind.WAIT, openWork.waits(number), () -> times.nextContactDue(journey)));
        if (times.isFirst(journey)) {
            // The deadline of the first contact is reckoned from the day it was planned.
            return dates;
        }
        work.planned(number).forEach(task -> dates.add(moved(task, times.contactTaskDue(journey))));
        dates.addAll(moved(
                Kind.ALARM,
                work.alarms(number),
                () -> later(times.latestContact(journey), times.contactTaskDue(journey))));
        return dates;
    }

    private List<Redated> moved(Kind kind, List<OpenTimer> timers, Supplier<Instant> reckoned) {
        var dates = new ArrayList<Redated>();
        for (var timer : timers) {
            var redated = Redated.timer(kind, timer.due(), reckoned.get(), clock.instant());
            if (redated.moved()) {
                management.setJobDuedate(timer.id(), Date.from(redated.after()));
            }
            dates.add(redated);
        }
        return dates;
    }

    private Redated moved(Task task, Instant reckoned) {
        var before = task.getDueDate();
        var redated = Redated.task(before == null ? null : before.toInstant(), reckoned);
        if (redated.moved()) {
            tasks.setDueDate(task.getId(), Date.from(redated.after()));
        }
        return redated;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
