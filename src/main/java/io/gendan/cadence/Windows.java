package io.gendan.cadence;

import io.gendan.cadence.ContactRule.Count;
import io.gendan.customer.CustomerGrades;
import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The contact windows of customers: the policy applied to what is on record (CD-01, CD-02). */
@Component
public class Windows {

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
     * The window of one kind of contact. Without any contact so far it is open from the journey's beginning; contacts
     * before that can make one too early, but none late.
     */
    public Window of(Journey journey, ContactKind kind) {
        return of(journey, kind, null);
    }

    /** The same as it stood at a moment: by the contacts up to then alone; null for by all there are. */
    Window of(Journey journey, ContactKind kind, @Nullable Instant until) {
        var rule = policy.ruleFor(journey.stage(), grades.of(journey.number()), kind);
        var most = rule.most().stream().mapToInt(Count::contacts).max().orElse(1);
        var times = interactions.times(journey.number(), kind, Math.max(1, most), until);
        if (times.isEmpty()) {
            var begin = journey.openedAt();
            return window(kind, null, begin, begin, calendar.plus(begin, rule.maximumGap()), rule);
        }
        var last = times.get(0);
        var allowedFrom = calendar.plus(last, rule.minimumGap());
        for (var count : rule.most()) {
            if (times.size() >= count.contacts()) {
                allowedFrom = later(allowedFrom, roomAgain(times.get(count.contacts() - 1), count.days()));
            }
        }
        var ideal = later(later(calendar.plus(last, rule.idealGap()), allowedFrom), journey.openedAt());
        var latest = later(calendar.plus(later(last, journey.openedAt()), rule.maximumGap()), ideal);
        return window(kind, last, allowedFrom, ideal, latest, rule);
    }

    private Window window(
            ContactKind kind,
            @Nullable Instant last,
            Instant allowedFrom,
            Instant ideal,
            Instant latest,
            ContactRule rule) {
        var known = calendar.isKnown(latest.atZone(clock.getZone()).toLocalDate());
        return new Window(kind, last, allowedFrom, ideal, latest, rule.note(), rule.planned(), !known);
    }

    /** When the oldest of the counted contacts leaves the period, moved on to working time. */
    private Instant roomAgain(Instant oldest, int periodDays) {
        var leaves = oldest.atZone(clock.getZone()).plusDays(periodDays);
        return calendar.next(leaves.toInstant());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
