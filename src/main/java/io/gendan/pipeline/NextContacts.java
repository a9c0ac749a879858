package io.gendan.pipeline;

import io.gendan.cadence.ContactTimes;
import io.gendan.journey.Journey;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;

/** The waits for the next contact follow the record and the next step (CD-02, CD-07). */
@Component
public class NextContacts {

    private final ContactTimes times;
    private final OpenWork openWork;
    private final ManagementService management;
    private final Clock clock;

    NextContacts(ContactTimes times, OpenWork openWork, ManagementService management, Clock clock) {
        this.times = times;
        this.openWork = openWork;
        this.management = management;
        this.clock = clock;
    }

    /** Moves the open waits of a journey to the time that now holds. */
    public void follow(Journey journey) {
        var due = times.nextContactDue(journey);
        var notBeforeNow = due.isBefore(clock.instant()) ? clock.instant() : due;
        openWork.waits(journey.number()).forEach(job -> management.setJobDuedate(job, Date.from(notBeforeNow)));
    }
}
