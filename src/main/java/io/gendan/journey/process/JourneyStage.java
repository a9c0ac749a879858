package io.gendan.journey.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.Stage;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the models ask about the stage: {@code ${journeyStage.phase(execution) == 'MEETING'}}. */
@Component("journeyStage")
@ForModels
public class JourneyStage {

    private final Journeys journeys;
    private final WorkingCalendar calendar;

    JourneyStage(Journeys journeys, WorkingCalendar calendar) {
        this.journeys = journeys;
        this.calendar = calendar;
    }

    /** The stage's name, such as {@code B1}. */
    public String name(DelegateExecution execution) {
        return stage(execution).name();
    }

    /** The part of the way the stage belongs to: OUTREACH, MEETING, NEGOTIATION or MEMBERSHIP. */
    public String phase(DelegateExecution execution) {
        return stage(execution).phase().name();
    }

    /** Whether the journey rests until a day. */
    public boolean paused(DelegateExecution execution) {
        return journey(execution).isPaused();
    }

    /** When a paused journey goes on by itself: at the start of work on its day. */
    public Date pauseOver(DelegateExecution execution) {
        var day = journey(execution).pausedUntil();
        if (day == null) {
            throw new IllegalStateException("The journey " + execution.getProcessBusinessKey() + " is not paused.");
        }
        return Date.from(calendar.startOfWork(day));
    }

    private Stage stage(DelegateExecution execution) {
        return journey(execution).stage();
    }

    private Journey journey(DelegateExecution execution) {
        return journeys.require(new CustomerNumber(execution.getProcessBusinessKey()));
    }
}
