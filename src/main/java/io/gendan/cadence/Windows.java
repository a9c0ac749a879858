package io.gendan.cadence;

import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import org.springframework.stereotype.Component;

/** The contact windows of customers: the policy applied to what is on record (CD-01, CD-02). */
@Component
public class Windows {

    private final ContactPolicy policy;
    private final Interactions interactions;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Windows(ContactPolicy policy, Interactions interactions, WorkingCalendar calendar, Clock clock) {
        this.policy = policy;
        this.interactions = interactions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The window of one kind of contact. Without any contact so far it is open from the journey's beginning; contacts
     * before that can make one too early, but none late.
     */
    public Window of(Journey journey, ContactKind kind) {
        var rule = policy.ruleFor(journey.stage().name(), kind);
        var times = interactions.times(journey.number(), kind, Math.max(1, rule.mostPerPeriod()));
        if (times.isEmpty()) {
            var begin = journey.openedAt();
            return new Window(null, begin, begin, calendar.plus(begin, rule.maximumGap()), rule.note());
        }
        var last = times.get(0);
        var allowedFrom = calendar.plus(last, rule.minimumGap());
        if (rule.mostPerPeriod() > 0 && times.size() == rule.mostPerPeriod()) {
            var oldestThatCounts = times.get(times.size() - 1);
            allowedFrom = later(allowedFrom, roomAgain(oldestThatCounts, rule.periodDays()));
        }
        var ideal = later(later(calendar.plus(last, rule.idealGap()), allowedFrom), journey.openedAt());
        var latest = later(calendar.plus(later(last, journey.openedAt()), rule.maximumGap()), ideal);
        return new Window(last, allowedFrom, ideal, latest, rule.note());
    }

    /** When the oldest of the counted contacts leaves the period, moved on to working time. */
    private Instant roomAgain(Instant oldest, int periodDays) {
        var leaves = oldest.atZone(clock.getZone()).plusDays(periodDays);
        var sameDay = calendar.plus(leaves.toInstant(), Period.ZERO);
        return sameDay.isBefore(leaves.toInstant())
                ? calendar.startOfWork(leaves.toLocalDate().plusDays(1))
                : sameDay;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
