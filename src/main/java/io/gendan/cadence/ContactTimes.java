package io.gendan.cadence;

import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.Channel;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Journey;
import io.gendan.journey.NextStep;
import io.gendan.journey.NextSteps;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When the next planned contact with a customer is due (CD-03). */
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
        var window = windows.of(journey, kindOf(step));
        var day = calendar.startOfWork(step.dueOn());
        return step.promised() || day.isAfter(window.allowedFrom()) ? day : window.allowedFrom();
    }

    private static ContactKind kindOf(NextStep step) {
        return step.channel() == null
                ? ContactKind.REMOTE
                : Channel.valueOf(step.channel()).kind();
    }
}
