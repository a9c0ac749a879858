package io.gendan.cadence;

import io.gendan.cadence.ContactRule.Count;
import io.gendan.customer.CustomerGrades;
import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The contact windows of customers: the policy applied to what is on record (CD-01, CD-02). Any recorded contact moves
 * them, whoever made it and in whichever direction. Calls and messages have one window, meetings and visits another: a
 * contact of the one kind leaves the window of the other kind alone.
 */
@Component
public class Windows {

    /** More contacts of one kind than anybody makes in the time in which older ones could still matter. */
    private static final int ENOUGH = 50;

    private final ContactPolicy policy;
    private final CustomerGrades grades;
    private final Interactions interactions;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Windows(
            ContactPolicy policy,
            CustomerGrades grades,
            Interactions interactions,
            WorkingCalendar calendar,
            Clock clock) {
        this.policy = policy;
        this.grades = grades;
        this.interactions = interactions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The window of one kind of contact. Without any contact so far it is open from the journey's opening; contacts
     * before that can make one too early, but none late. It never opens before the journey does.
     *
     * @throws IllegalStateException when the policy has no row for this customer
     */
    public Window of(Journey journey, ContactKind kind) {
        return of(journey, kind, null);
    }

    /** The same as it stood at a moment: by the contacts up to then alone; null for by all there are. */
    Window of(Journey journey, ContactKind kind, @Nullable Instant until) {
        var rule = policy.ruleFor(journey.stage(), grades.of(journey.number()), kind);
        var counted = Stream.concat(rule.most().stream(), Stream.ofNullable(rule.least()))
                .mapToInt(Count::contacts)
                .max()
                .orElse(0);
        var contacts = interactions.times(journey.number(), kind, Math.max(ENOUGH, counted), until);
        return new WindowReckoning(rule, calendar, clock.getZone()).window(kind, journey.openedAt(), contacts);
    }
}
