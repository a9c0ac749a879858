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
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What goes by the dates of the next contact follows the record and the next step: waits, tasks, alarms (CD-02, CD-07). */
@Component
public class NextContacts {

    private final ContactTimes times;
    private final OpenDates openDates;
    private final TaskService tasks;
    private final ManagementService management;
    private final IdentityService identity;
    private final Clock clock;

    NextContacts(
            ContactTimes times,
            OpenDates openDates,
            TaskService tasks,
            ManagementService management,
            IdentityService identity,
            Clock clock) {
        this.times = times;
        this.openDates = openDates;
        this.tasks = tasks;
        this.management = management;
        this.identity = identity;
        this.clock = clock;
    }

    /** Moves what is open around the next contact of a journey to the times that now hold; what stands right is left alone. */
    public void follow(Journey journey) {
        Persons.asSystem(identity, () -> follow(journey, openDates.of(journey.number())));
    }

    /**
     * As {@link #follow(Journey)}, as the system, for one whose open dates are known.
     *
     * @return every date that was looked at, moved or not
     */
    List<Redated> follow(Journey journey, List<OpenDate> open) {
        if (open.stream().noneMatch(date -> date.isWait() || date.isContactTask() || date.isAlarm())) {
            return List.of();
        }
        var next = times.next(journey);
        var dates = new ArrayList<Redated>();
        open.stream().filter(OpenDate::isWait).forEach(wait -> dates.add(timer(Kind.WAIT, wait, next.due())));
        open.stream().filter(OpenDate::isContactTask).forEach(task -> dates.add(task(task, next.taskDue())));
        open.stream().filter(OpenDate::isAlarm).forEach(alarm -> dates.add(timer(Kind.ALARM, alarm, next.latest())));
        return dates;
    }

    private Redated timer(Kind kind, OpenDate timer, Instant due) {
        var redated = Redated.timer(kind, Objects.requireNonNull(timer.due()), due, clock.instant());
        if (redated.moved()) {
            management.setJobDuedate(timer.id(), Date.from(redated.after()));
        }
        return redated;
    }

    private Redated task(OpenDate task, Instant due) {
        var redated = Redated.task(task.due(), due);
        if (redated.moved()) {
            tasks.setDueDate(task.id(), Date.from(redated.after()));
        }
        return redated;
    }
}
