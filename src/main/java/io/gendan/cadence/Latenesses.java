package io.gendan.cadence;

import static io.gendan.cadence.Moments.later;

import io.gendan.cadence.ContactRule.LateSteps;
import io.gendan.customer.CustomerGrades;
import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.Records;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * When tasks are late (CD-05). Nothing is reckoned ahead: policy, calendar, record and the task's own date count as they
 * are when somebody looks.
 */
@Component
class Latenesses {

    private static final LateSteps NOBODY_HEARS = new LateSteps(List.of(), null, null);

    private final ContactPolicy policy;
    private final CustomerGrades grades;
    private final ContactTimes contactTimes;
    private final Journeys journeys;
    private final Records records;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Latenesses(
            ContactPolicy policy,
            CustomerGrades grades,
            ContactTimes contactTimes,
            Journeys journeys,
            Records records,
            WorkingCalendar calendar,
            Clock clock) {
        this.policy = policy;
        this.grades = grades;
        this.contactTimes = contactTimes;
        this.journeys = journeys;
        this.records = records;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Of a task with a date. */
    Lateness of(OpenTask task, Instant due) {
        return journeys.latest(task.number())
                .map(journey -> of(task, due, journey))
                .orElseGet(() -> new Lateness(due, due, NOBODY_HEARS));
    }

    /**
     * A contact is late at the maximum of its window, by the steps of the kind of contact; any other task when the working
     * day on which it is due is over: the notes of a meeting are not late while it begins. Nothing is late before it is
     * due, nor for the new owner before the working day after a hand-over is over.
     */
    private Lateness of(OpenTask task, Instant due, Journey journey) {
        var next = contactTimes.next(journey);
        var contact = task.leadsToContact();
        var late = contact
                ? next.latest()
                : calendar.endOfWork(due.atZone(clock.getZone()).toLocalDate());
        var kind = contact ? next.kind() : ContactKind.REMOTE;
        var steps =
                policy.ruleFor(journey.stage(), grades.of(task.number()), kind).late();
        // as exact as the engine's timers, which fire at this very moment
        var since = afterHandOver(journey, later(late, due)).truncatedTo(ChronoUnit.MILLIS);
        var neglectedSince = isCalledAhead(task, journey) ? later(since, next.latest()) : since;
        return new Lateness(since, neglectedSince, journey.isPaused() ? NOBODY_HEARS : steps);
    }

    /** Whoever was called before the research is done doesn't wait for us, late as the research may be. */
    private boolean isCalledAhead(OpenTask task, Journey journey) {
        return task.customerWaits() && !task.leadsToContact() && !contactTimes.isFirst(journey);
    }

    private Instant afterHandOver(Journey journey, Instant late) {
        return records.latest(journey, EntryKind.HAND_OVER, "answer", "ACCEPTED")
                .map(Entry::recordedAt)
                .filter(late::isBefore)
                .map(calendar::endOfNextWorkingDay)
                .orElse(late);
    }
}
