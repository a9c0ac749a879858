package io.gendan.meeting.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.ForModels;
import io.gendan.engine.Refusal;
import io.gendan.journey.Journeys;
import io.gendan.meeting.Meetings;
import io.gendan.meeting.OurSide;
import io.gendan.meeting.OurSides;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whom the model of a meeting asks. */
@Component("meetingPeople")
@ForModels
public class MeetingPeople {

    private final Customers customers;
    private final Journeys journeys;
    private final Meetings meetings;
    private final OurSides sides;
    private final Staff staff;

    MeetingPeople(Customers customers, Journeys journeys, Meetings meetings, OurSides sides, Staff staff) {
        this.customers = customers;
        this.journeys = journeys;
        this.meetings = meetings;
        this.sides = sides;
        this.staff = staff;
    }

    /** Who takes notes (M-01): who was chosen, else, or when that person has left, the customer's owner. */
    public String noteTaker(DelegateExecution execution) {
        var number = new CustomerNumber(execution.getProcessBusinessKey());
        var chosen = meetings.underWay(journeys.require(number)).map(sides::of).map(OurSide::noteTaker);
        return chosen.flatMap(staff::find)
                .filter(Person::active)
                .map(Person::login)
                .or(() -> Optional.ofNullable(customers.require(number).owner()))
                .orElseThrow(() -> Refusal.conflict("journey.noOwner", number.value()));
    }
}
