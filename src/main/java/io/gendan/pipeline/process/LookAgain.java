package io.gendan.pipeline.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.ForModels;
import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.Loss;
import io.gendan.journey.Losses;
import io.gendan.journey.Records;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the models ask about a customer that was lost and is to be looked at again (ST-03). */
@Component("lookAgain")
@ForModels
public class LookAgain {

    private final Customers customers;
    private final Journeys journeys;
    private final Losses losses;
    private final Records records;
    private final Staff staff;
    private final WorkingCalendar calendar;

    LookAgain(
            Customers customers,
            Journeys journeys,
            Losses losses,
            Records records,
            Staff staff,
            WorkingCalendar calendar) {
        this.customers = customers;
        this.journeys = journeys;
        this.losses = losses;
        this.records = records;
        this.staff = staff;
        this.calendar = calendar;
    }

    /** When to look again: at the start of work on the day that was named. */
    public Date dueAt(DelegateExecution execution) {
        return losses.of(lost(execution))
                .map(Loss::lookAgainOn)
                .map(day -> Date.from(calendar.startOfWork(day)))
                .orElseThrow();
    }

    /** Who looks: the owner, else whoever closed the journey; for who has left, the manager. */
    public String person(DelegateExecution execution) {
        var journey = lost(execution);
        var wanted = Optional.ofNullable(customers.require(journey.number()).owner())
                .orElseGet(() ->
                        records.latest(journey, EntryKind.CLOSED).orElseThrow().author());
        return staff.find(wanted)
                .filter(Person::active)
                .orElseGet(() -> staff.managerOf(wanted))
                .login();
    }

    private Journey lost(DelegateExecution execution) {
        return journeys.latest(new CustomerNumber(execution.getProcessBusinessKey()))
                .orElseThrow();
    }
}
