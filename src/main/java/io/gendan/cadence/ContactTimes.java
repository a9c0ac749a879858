package io.gendan.cadence;

import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.Channel;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Journey;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the next planned contact with a customer is due, and when it is late (CD-03). */
@Component
public class ContactTimes {

    private final Windows windows;
    private final NextSteps nextSteps;
    private final WorkingCalendar calendar;

    ContactTimes(Windows windows, NextSteps nextSteps, WorkingCalendar calendar) {
        this.windows = windows;
        this.nextSteps = nextSteps;
        this.calendar = calendar;
    }

    /**
     * The ideal time, or the day of the open next step: as promised, else not before a contact is allowed again.
     */
    public Instant nextContactDue(Journey journey) {
        var step = nextSteps.open(journey.number()).orElse(null);
        if (step == null) {
            return windows.of(journey, ContactKind.REMOTE).ideal();
        }
        var window = windows.of(journey, kindOf(step.channel()));
        var day = calendar.startOfWork(step.dueOn());
        return step.promised() || day.isAfter(window.allowedFrom()) ? day : window.allowedFrom();
    }

    /** When the next planned contact is too late: the maximum of its window, by the channel of the open next step. */
    public Instant latestContact(Journey journey) {
        var channel = nextSteps.open(journey.number()).map(NextStep::channel).orElse(null);
        return windows.of(journey, kindOf(channel)).latest();
    }

    private static ContactKind kindOf(@Nullable String channel) {
        return channel == null ? ContactKind.REMOTE : Channel.valueOf(channel).kind();
    }
}
