package io.gendan.pipeline;

import io.gendan.cadence.ContactTimes;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Persons;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Direction;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NextSteps;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Lets what is open for a customer follow a contact outside tasks: its dates, and what its forms show (CD-02, CD-07). */
@Component
class FollowUps {

    /** Ends a journey's wait: the customer awaits an answer. */
    private static final String ANSWER_AWAITED = "interaction.answerAwaited";

    private final Journeys journeys;
    private final NextSteps nextSteps;
    private final ContactTimes times;
    private final ContactWork work;
    private final OpenWork openWork;
    private final TaskContexts taskContexts;
    private final TaskService tasks;
    private final ManagementService management;
    private final IdentityService identity;
    private final Clock clock;

    FollowUps(
            Journeys journeys,
            NextSteps nextSteps,
            ContactTimes times,
            ContactWork work,
            OpenWork openWork,
            TaskContexts taskContexts,
            TaskService tasks,
            ManagementService management,
            IdentityService identity,
            Clock clock) {
        this.journeys = journeys;
        this.nextSteps = nextSteps;
        this.times = times;
        this.work = work;
        this.openWork = openWork;
        this.taskContexts = taskContexts;
        this.tasks = tasks;
        this.management = management;
        this.identity = identity;
        this.clock = clock;
    }

    /** The contact is on record, and its outcome, if it had one, has been taken. */
    void follow(CustomerNumber number, RecordedContact contact, String by) {
        journeys.latest(number).filter(Journey::isOpen).ifPresent(journey -> {
            stepTaken(journey, contact, by);
            if (contact.answerAwaited() && work.hears(number, ANSWER_AWAITED)) {
                work.tell(number, ANSWER_AWAITED, Map.of(), null, by);
            }
            Persons.asSystem(identity, () -> moveDates(journey));
        });
        taskContexts.refresh(number.value());
    }

    /** Whoever was to follow up has done so; what others say does not take the step from them. */
    private void stepTaken(Journey journey, RecordedContact contact, String by) {
        if (contact.direction() == Direction.OUTBOUND && contact.outcome() == null) {
            nextSteps
                    .open(journey.number())
                    .filter(step -> step.who().equals(by))
                    .ifPresent(step -> nextSteps.done(journey));
        }
    }

    private void moveDates(Journey journey) {
        var number = journey.number();
        openWork.waits(number).forEach(wait -> management.setJobDuedate(wait, notPast(times.nextContactDue(journey))));
        if (times.isFirst(journey)) {
            return;
        }
        var due = times.contactTaskDue(journey);
        var latest = later(times.latestContact(journey), due);
        work.planned(number).forEach(task -> tasks.setDueDate(task.getId(), Date.from(due)));
        work.alarms(number).forEach(alarm -> management.setJobDuedate(alarm, notPast(latest)));
    }

    private Date notPast(Instant moment) {
        return Date.from(later(moment, clock.instant()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
