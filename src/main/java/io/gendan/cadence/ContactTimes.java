package io.gendan.cadence;

import static io.gendan.cadence.Moments.later;

import io.gendan.cadence.NextContact.Reason;
import io.gendan.customer.CallTime;
import io.gendan.customer.CallTimes;
import io.gendan.engine.WorkingCalendar;
import io.gendan.engine.WorkingDuration;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * When the next planned contact with a customer is due, of which kind it is, and when it is late (CD-03). All of it
 * follows from the record, the policy and the calendar; the present moment plays no part, so whoever asks later gets the
 * same answer until one of them changes (CD-07).
 */
@Component
public class ContactTimes {

    private static final WorkingDuration NEXT_DAY = WorkingDuration.ofDays(1);

    /**
     * After these, contacts begin where there were none to make: a pause is over, a meeting fell through, a stage changed,
     * or the customer was judged anew and is to be contacted sooner.
     */
    private static final List<EntryKind> BACK_TO_CONTACTS =
            List.of(EntryKind.RESUMPTION, EntryKind.MEETING_CHANGE, EntryKind.REDIRECTION, EntryKind.GRADE);

    private final Windows windows;
    private final NextSteps nextSteps;
    private final Interactions interactions;
    private final Records records;
    private final EarlyContacts earlyContacts;
    private final WorkingCalendar calendar;
    private final CallTimes callTimes;
    private final Clock clock;

    ContactTimes(
            Windows windows,
            NextSteps nextSteps,
            Interactions interactions,
            Records records,
            EarlyContacts earlyContacts,
            WorkingCalendar calendar,
            CallTimes callTimes,
            Clock clock) {
        this.windows = windows;
        this.nextSteps = nextSteps;
        this.interactions = interactions;
        this.records = records;
        this.earlyContacts = earlyContacts;
        this.calendar = calendar;
        this.callTimes = callTimes;
        this.clock = clock;
    }

    /** The next contact: an answer that is awaited, else the open next step, else what the policy plans. */
    public NextContact next(Journey journey) {
        var remote = windows.of(journey, ContactKind.REMOTE);
        var visit = windows.of(journey, ContactKind.FACE_TO_FACE);
        var awaited = interactions.answerAwaitedSince(journey).orElse(null);
        if (awaited != null) {
            var due = fresh(journey, calendar.endOfNextWorkingDay(awaited));
            return next(
                    Reason.ANSWER_AWAITED,
                    remote,
                    visit,
                    awaited,
                    hours(journey, remote).end(due, awaited),
                    remote.latest());
        }
        var step = nextSteps.open(journey.number()).orElse(null);
        if (step != null) {
            var window = step.kind() == ContactKind.REMOTE ? remote : visit;
            var day = due(journey, step);
            var hours = hours(journey, window);
            var due = hours.start(day, day, endOfDay(day));
            return next(
                    Reason.AGREED,
                    window,
                    window == remote ? visit : remote,
                    due,
                    taskDue(journey, due, hours),
                    late(step, window));
        }
        var planned = planned(remote, visit);
        var ideal = dueBeside(planned, planned == remote ? visit : remote);
        var hours = hours(journey, planned);
        var due = hours.start(ideal, planned.allowedFrom(), planned.latest());
        return next(
                Reason.PLANNED,
                planned,
                planned == remote ? visit : remote,
                due,
                taskDue(journey, due, hours),
                planned.latest());
    }

    /** When calls are preferred (D-01); whoever comes in person is not bound by them. */
    private CallHours hours(Journey journey, Window window) {
        var times = window.kind() == ContactKind.REMOTE ? callTimes.keptTo(journey.number()) : List.<CallTime>of();
        return new CallHours(times, calendar, clock.getZone());
    }

    /** What was agreed for a day stays on it. */
    private Instant endOfDay(Instant moment) {
        return later(moment, calendar.endOfWork(moment.atZone(clock.getZone()).toLocalDate()));
    }

    /**
     * Until when to wait for the next contact: the ideal time, or the day of the open next step: as promised, else not
     * before a contact is allowed again, by the policy or by a leader. A customer who awaits an answer is not waited for
     * (CD-02). A call waits for the hours in which it is preferred, as far as its window and the day agreed allow (D-01).
     */
    public Instant nextContactDue(Journey journey) {
        return next(journey).due();
    }

    /**
     * Whether the next contact is one from afar or face to face: as agreed, else the planned kind whose ideal time comes
     * first. Where no kind is planned, and for an answer that is awaited, one from afar.
     */
    public ContactKind nextContactKind(Journey journey) {
        return next(journey).kind();
    }

    /**
     * When the tasks of the planned contact are due: an answer that is awaited by the end of the next working day; the
     * first contact by the end of the working day after the opening, or after the research that comes before it. A
     * contact whose time went by while there was none to make, or with the owner before, is due by the end of the next
     * working day: nobody is late for having paused, or for what another left. Within these bounds a call is due when it
     * is preferred (D-01).
     */
    public Instant contactTaskDue(Journey journey) {
        return next(journey).taskDue();
    }

    /**
     * When the next planned contact is too late: at the maximum of the window of its kind, and never before its tasks are
     * due. One agreed on for a later day is late at the end of the working day after it.
     */
    public Instant latestContact(Journey journey) {
        return next(journey).latest();
    }

    private static NextContact next(
            Reason reason, Window window, Window other, Instant due, Instant taskDue, Instant latest) {
        return new NextContact(reason, window, other, due, taskDue, later(latest, taskDue));
    }

    /** The kind whose contact is due first among those that are planned. */
    private Window planned(Window remote, Window visit) {
        if (!visit.planned()) {
            return remote;
        }
        return remote.planned() && !dueBeside(visit, remote).isBefore(dueBeside(remote, visit)) ? remote : visit;
    }

    /** On the day of a contact of one kind none of the other is planned. */
    private Instant dueBeside(Window window, Window other) {
        var last = other.lastContact();
        return last == null ? window.ideal() : later(window.ideal(), calendar.plus(last, NEXT_DAY));
    }

    private Instant due(Journey journey, NextStep step) {
        var day = calendar.startOfWork(step.dueOn());
        return step.promised() ? day : later(day, earlyContacts.allowedFrom(journey, step.kind()));
    }

    private Instant late(NextStep step, Window window) {
        return later(window.latest(), calendar.endOfNextWorkingDay(calendar.startOfWork(step.dueOn())));
    }

    private Instant taskDue(Journey journey, Instant due, CallHours hours) {
        return hours.end(fresh(journey, isFirst(journey) ? firstDue(journey) : due), due);
    }

    private Instant fresh(Journey journey, Instant due) {
        return Stream.of(
                        records.lastRecorded(journey, BACK_TO_CONTACTS),
                        records.latest(journey, EntryKind.HAND_OVER, "answer", "ACCEPTED")
                                .map(Entry::recordedAt))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .filter(due::isBefore)
                .map(calendar::endOfNextWorkingDay)
                .orElse(due);
    }

    /** Whether the customer has not been in touch with us in this journey yet. */
    boolean isFirst(Journey journey) {
        return interactions.last(journey.number(), 1).stream()
                .allMatch(contact -> contact.happenedAt().isBefore(journey.openedAt()));
    }

    private Instant firstDue(Journey journey) {
        var researched = records.lastRecorded(journey, List.of(EntryKind.RESEARCH));
        return calendar.endOfNextWorkingDay(later(researched.orElse(journey.openedAt()), journey.openedAt()));
    }
}
