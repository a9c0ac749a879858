package io.gendan.meeting.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import io.gendan.engine.Reckoning;
import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NextSteps;
import io.gendan.meeting.Meeting;
import io.gendan.meeting.Meetings;
import io.gendan.meeting.Timeliness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the models ask about the meeting under way and the session that follows it. */
@Component("meetingTiming")
@ForModels
public class MeetingTiming {

    /** A meeting is reminded of on the plain clock, also on days off. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** And once more. */
    private static final Duration SHORTLY_AHEAD = Duration.ofHours(2);

    private final Journeys journeys;
    private final Meetings meetings;
    private final NextSteps nextSteps;
    private final Timeliness timeliness;
    private final WorkingCalendar calendar;
    private final Clock clock;

    MeetingTiming(
            Journeys journeys,
            Meetings meetings,
            NextSteps nextSteps,
            Timeliness timeliness,
            WorkingCalendar calendar,
            Clock clock) {
        this.journeys = journeys;
        this.meetings = meetings;
        this.nextSteps = nextSteps;
        this.timeliness = timeliness;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Whether a meeting has been held and its analysis session not concluded, as after a pause. */
    public boolean sessionOpen(DelegateExecution execution) {
        return meetings.underWay(journey(execution)).filter(Meeting::isHeld).isPresent();
    }

    /** When the meeting is to begin. */
    public Date meetingAt(DelegateExecution execution) {
        return Date.from(meeting(execution).plannedAt());
    }

    /** The day before the meeting. */
    public Date reminderDue(DelegateExecution execution) {
        return Date.from(meeting(execution).plannedAt().minus(AHEAD));
    }

    /** Two hours before the meeting, so that everybody is on the way in time. */
    public Date soonDue(DelegateExecution execution) {
        return Date.from(soonBefore(meeting(execution)));
    }

    static Instant soonBefore(Meeting meeting) {
        return meeting.plannedAt().minus(SHORTLY_AHEAD);
    }

    /** Until when the analysis session is to be concluded. */
    public Date sessionDue(DelegateExecution execution) {
        return Date.from(timeliness.due(meeting(execution).takesPlaceAt()));
    }

    /** The day of the open next step; where there is none, nobody needs to hear of one before the next working day. */
    public Date nextStepDue(DelegateExecution execution) {
        return nextSteps
                .open(new CustomerNumber(execution.getProcessBusinessKey()))
                .map(step -> Date.from(calendar.startOfWork(step.dueOn())))
                .orElseGet(() -> Date.from(calendar.endOfNextWorkingDay(Reckoning.beginning(clock))));
    }

    private Meeting meeting(DelegateExecution execution) {
        return meetings.requireUnderWay(journey(execution));
    }

    private Journey journey(DelegateExecution execution) {
        return journeys.require(new CustomerNumber(execution.getProcessBusinessKey()));
    }
}
