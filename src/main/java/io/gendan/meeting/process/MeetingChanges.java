package io.gendan.meeting.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.FormFields;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.meeting.Meeting;
import io.gendan.meeting.Meetings;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A meeting that takes place at another time or not at all, as a task's form or a contact outside tasks tells it. It goes
 * on record with what had been planned; a meeting that nobody came to is no contact.
 */
@Component
class MeetingChanges {

    /** Outcome of a meeting that stays under way. */
    static final String MOVED = "MOVED";

    /** Outcome of a meeting that does not take place. */
    static final String FELL_THROUGH = "FELL_THROUGH";

    private final Journeys journeys;
    private final Records records;
    private final Meetings meetings;
    private final Clock clock;

    MeetingChanges(Journeys journeys, Records records, Meetings meetings, Clock clock) {
        this.journeys = journeys;
        this.records = records;
        this.meetings = meetings;
        this.clock = clock;
    }

    String moved(FormFields form) {
        var journey = journey(form);
        var meeting = meetings.requireUnderWay(journey);
        var at = form.moment("meetingAt");
        var place = form.asks("meetingPlace") ? form.optional("meetingPlace") : null;
        var content = content("MOVED", meeting, form.text("changeReason"));
        content.put("meetingAt", text(at));
        content.put("meetingPlace", place == null ? meeting.place() : place);
        record(journey, form, content);
        meetings.move(journey, at, place);
        return MOVED;
    }

    String noShow(FormFields form) {
        var journey = journey(form);
        var reason = form.text("changeReason");
        record(journey, form, content("NO_SHOW", meetings.requireUnderWay(journey), reason));
        meetings.noShow(journey, reason);
        return FELL_THROUGH;
    }

    /** Also of a meeting on which nothing has been agreed yet. */
    String calledOff(FormFields form) {
        var journey = journey(form);
        var reason = form.text("changeReason");
        record(journey, form, content("CANCELLED", meetings.underWay(journey).orElse(null), reason));
        meetings.callOff(journey, reason);
        return FELL_THROUGH;
    }

    private Map<String, Object> content(String outcome, @Nullable Meeting meeting, String reason) {
        var content = new LinkedHashMap<String, Object>();
        content.put("meetingOutcome", outcome);
        content.put("changeReason", reason);
        if (meeting != null) {
            content.put("plannedAt", text(meeting.plannedAt()));
        }
        return content;
    }

    private void record(Journey journey, FormFields form, Map<String, Object> content) {
        records.put(
                new NewEntry(journey.number(), journey, EntryKind.MEETING_CHANGE, Cause.of(form), null, null, content));
    }

    private Journey journey(FormFields form) {
        return journeys.require(new CustomerNumber(form.customerNumber()));
    }

    private String text(Instant moment) {
        return moment.atZone(clock.getZone()).toOffsetDateTime().toString();
    }
}
