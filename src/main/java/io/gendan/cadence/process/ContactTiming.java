package io.gendan.cadence.process;

import io.gendan.cadence.ContactTimes;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import io.gendan.journey.Journeys;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the models ask about the next contact: when to wait until, and when its tasks are due (CD-03). */
@Component("contactTiming")
@ForModels
public class ContactTiming {

    private final ContactTimes times;
    private final Journeys journeys;
    private final Clock clock;

    ContactTiming(ContactTimes times, Journeys journeys, Clock clock) {
        this.times = times;
        this.journeys = journeys;
        this.clock = clock;
    }

    /** Whether the contact need not be waited for. */
    public boolean dueNow(DelegateExecution execution) {
        return !next(execution).isAfter(clock.instant());
    }

    /** Until when the process waits. */
    public Date nextContactDue(DelegateExecution execution) {
        return Date.from(next(execution));
    }

    /** When the tasks of this contact are due. */
    public Date contactDue(DelegateExecution execution) {
        return Date.from(times.contactTaskDue(journeys.require(number(execution))));
    }

    /** When this contact is too late: at the maximum of its window, and never before its tasks are due (CD-03). */
    public Date latest(DelegateExecution execution) {
        return Date.from(times.latestContact(journeys.require(number(execution))));
    }

    private Instant next(DelegateExecution execution) {
        return times.nextContactDue(journeys.require(number(execution)));
    }

    private static CustomerNumber number(DelegateExecution execution) {
        return new CustomerNumber(execution.getProcessBusinessKey());
    }
}
