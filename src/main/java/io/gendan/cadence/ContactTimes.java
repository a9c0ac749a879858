package io.gendan.cadence;

import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Records;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** When the next planned contact with a customer is due, and when it is late (CD-03). */
@Component
public class ContactTimes {

    /** After these, contacts begin where there were none to make: a pause is over, a meeting fell through, a stage changed. */
    private static final List<EntryKind> BACK_TO_CONTACTS =
            List.of(EntryKind.RESUMPTION, EntryKind.MEETING_CHANGE, EntryKind.REDIRECTION);

    private final Windows windows;
    private final EarlyContacts earlyContacts;
    private final NextSteps nextSteps;
    private final Interactions interactions;
    private final Records records;
    private final WorkingCalendar calendar;

    ContactTimes(
            Windows windows,
            EarlyContacts earlyContacts,
            NextSteps nextSteps,
            Interactions interactions,
            Records records,
            WorkingCalendar calendar) {
        this.windows = windows;
        this.earlyContacts = earlyContacts;
        this.nextSteps = nextSteps;
        this.interactions = interactions;
        this.records = records;
        this.calendar = calendar;
    }

    /**
     * The ideal time, or the day of the open next step: as promised, else not before a contact is allowed again, by the
     * policy or by a leader. A
     * customer who awaits an answer is not waited for (CD-02).
     */
    public Instant nextContactDue(Journey journey) {
        var awaited = interactions.answerAwaitedSince(journey);
        if (awaited.isPresent()) {
            return awaited.get();
        }
        var step = nextSteps.open(journey.number()).orElse(null);
        if (step == null) {
            return windows.of(journey, ContactKind.REMOTE).ideal();
        }
        var allowedFrom = earlyContacts.allowedFrom(journey, step.kind());
        var day = calendar.startOfWork(step.dueOn());
        return step.promised() || day.isAfter(allowedFrom) ? day : allowedFrom;
    }

    /**
     * When the tasks of the planned contact are due: an answer that is awaited by the end of the next working day, and so
     * is a contact whose time went by while there was none to make. Nobody is late for having paused.
     */
    public Instant contactTaskDue(Journey journey) {
        var due = interactions
                .answerAwaitedSince(journey)
                .map(calendar::endOfNextWorkingDay)
                .orElseGet(() -> nextContactDue(journey));
        return BACK_TO_CONTACTS.stream()
                .map(kind ->
                        records.latest(journey, kind).map(Entry::recordedAt).orElse(null))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .filter(due::isBefore)
                .map(calendar::endOfNextWorkingDay)
                .orElse(due);
    }

    /** Whether the customer has not been in touch with us in this journey yet. */
    public boolean isFirst(Journey journey) {
        return interactions.last(journey.number(), 1).stream()
                .allMatch(contact -> contact.happenedAt().isBefore(journey.openedAt()));
    }

    /**
     * When the next planned contact is too late: at the maximum of its window, by the channel of the open next step. One
     * agreed on for a later day is late at the end of the working day after it.
     */
    public Instant latestContact(Journey journey) {
        var step = nextSteps.open(journey.number()).orElse(null);
        if (step == null) {
            return windows.of(journey, ContactKind.REMOTE).latest();
        }
        var latest = windows.of(journey, step.kind()).latest();
        var agreed = calendar.endOfNextWorkingDay(calendar.startOfWork(step.dueOn()));
        return agreed.isAfter(latest) ? agreed : latest;
    }
}
