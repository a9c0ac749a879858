package io.gendan.cadence;

import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one rule of what is too early (CD-04): an outbound contact before the time that the policy allows by the contacts
 * before it. Never too early is what was promised to the customer, the answer it awaits (CD-02), and what a leader
 * permits. A journey that is not open has no window, nor had it one before it was opened.
 */
@Component
public class EarlyContacts {

    private final Windows windows;
    private final Interactions interactions;
    private final NextSteps nextSteps;
    private final EarlyPermissions permissions;
    private final Staff staff;
    private final WorkingCalendar calendar;
    private final Clock clock;

    EarlyContacts(
            Windows windows,
            Interactions interactions,
            NextSteps nextSteps,
            EarlyPermissions permissions,
            Staff staff,
            WorkingCalendar calendar,
            Clock clock) {
        this.windows = windows;
        this.interactions = interactions;
        this.nextSteps = nextSteps;
        this.permissions = permissions;
        this.staff = staff;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Whether an outbound contact of this kind at this moment is too early, judged by what came before it. */
    public Optional<TooEarly> check(Journey journey, ContactKind kind, Instant at) {
        if (!journey.isOpen()
                || meant(at).isBefore(journey.openedAt())
                || isPromised(journey, kind, at)
                || isAnswer(journey, at)) {
            return Optional.empty();
        }
        return meant(at).isBefore(allowedFrom(journey, kind, at)) ? tooEarly(journey, kind, at) : Optional.empty();
    }

    /**
     * Whether a next step is planned for a day too early, by all there is on record. Days are compared: tomorrow is a
     * working day after today.
     */
    Optional<TooEarly> check(Journey journey, NextStep step) {
        if (!journey.isOpen() || step.promised() || isAnswer(journey, null)) {
            return Optional.empty();
        }
        var day = day(calendar.startOfWork(step.dueOn()));
        return day.isBefore(day(allowedFrom(journey, step.kind())))
                ? tooEarly(journey, step.kind(), null)
                : Optional.empty();
    }

    /** From when the next contact of this kind is allowed: as the policy says, or as a leader permits. */
    Instant allowedFrom(Journey journey, ContactKind kind) {
        return allowedFrom(journey, kind, null);
    }

    private Instant allowedFrom(Journey journey, ContactKind kind, @Nullable Instant at) {
        var byPolicy = windows.of(journey, kind, at).allowedFrom();
        return permissions
                .from(journey, kind, at == null ? clock.instant() : at)
                .filter(byPolicy::isAfter)
                .orElse(byPolicy);
    }

    /** What was promised for Friday was not promised for Wednesday. */
    private boolean isPromised(Journey journey, ContactKind kind, Instant at) {
        return nextSteps
                .takenAt(journey.number(), at)
                .filter(step -> step.promised() && step.kind() == kind && !day(at).isBefore(step.dueOn()))
                .isPresent();
    }

    private boolean isAnswer(Journey journey, @Nullable Instant at) {
        return interactions.answerAwaitedSince(journey, at).isPresent();
    }

    /** Without a contact so far nothing is too early. */
    private Optional<TooEarly> tooEarly(Journey journey, ContactKind kind, @Nullable Instant at) {
        var window = windows.of(journey, kind, at);
        return interactions
                .last(journey.number(), kind, at)
                .map(last -> new TooEarly(
                        last.happenedAt(),
                        last.channel(),
                        staff.nameOf(last.author()),
                        window.allowedFrom(),
                        window.rule()));
    }

    /** People tell a time to the minute: it means the whole of it. */
    private static Instant meant(Instant at) {
        var minute = at.truncatedTo(ChronoUnit.MINUTES);
        return at.equals(minute) ? minute.plus(Duration.ofMinutes(1)).minusMillis(1) : at;
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(clock.getZone()).toLocalDate();
    }
}
