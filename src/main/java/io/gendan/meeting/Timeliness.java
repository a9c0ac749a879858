package io.gendan.meeting;

import io.gendan.engine.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * When the analysis of a meeting is due: by the end of the next working day after it; the same day is better (N-14).
 * Days are those of the installation's zone.
 */
@Component
public class Timeliness {

    /** How soon something was given after a meeting. */
    public enum Grade {
        SAME_DAY,
        IN_TIME,
        LATE
    }

    private final WorkingCalendar calendar;
    private final Clock clock;

    Timeliness(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Until when the session of a meeting held then is to be concluded. */
    public Instant due(Instant heldAt) {
        return calendar.endOfNextWorkingDay(heldAt);
    }

    /** How soon after the meeting this moment is. */
    public Grade of(Instant heldAt, Instant given) {
        var zone = clock.getZone();
        if (heldAt.atZone(zone).toLocalDate().equals(given.atZone(zone).toLocalDate())) {
            return Grade.SAME_DAY;
        }
        return given.isAfter(due(heldAt)) ? Grade.LATE : Grade.IN_TIME;
    }
}
