package io.gendan.pipeline;

import io.gendan.cadence.ContactTimes;
import io.gendan.engine.Persons;
import io.gendan.journey.Journey;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
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

    /** Moves what is open around the next contact of a journey to the times that now hold. */
    public void follow(Journey journey) {
        Persons.asSystem(identity, () -> move(journey));
    }

    private void move(Journey journey) {
        var number = journey.number();
        var next = times.next(journey);
        openWork.waits(number).forEach(wait -> management.setJobDuedate(wait, notPast(next.due())));
        work.planned(number).forEach(task -> tasks.setDueDate(task.getId(), Date.from(next.taskDue())));
        work.alarms(number).forEach(alarm -> management.setJobDuedate(alarm, notPast(next.latest())));
    }

    private Date notPast(Instant moment) {
        return Date.from(moment.isBefore(clock.instant()) ? clock.instant() : moment);
    }
}
