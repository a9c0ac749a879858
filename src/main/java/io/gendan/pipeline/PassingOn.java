package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerOwners;
import io.gendan.customer.Customers;
import io.gendan.customer.OwnerChange;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NextSteps;
import org.springframework.stereotype.Component;

/** A customer becomes somebody else's, with its open tasks, its next step and its contact window. */
@Component
public class PassingOn {

    private final Customers customers;
    private final CustomerOwners owners;
    private final Journeys journeys;
    private final NextSteps nextSteps;
    private final Reassignments reassignments;
    private final NextContacts nextContacts;

    PassingOn(
            Customers customers,
            CustomerOwners owners,
            Journeys journeys,
            NextSteps nextSteps,
            Reassignments reassignments,
            NextContacts nextContacts) {
        this.customers = customers;
        this.owners = owners;
        this.journeys = journeys;
        this.nextSteps = nextSteps;
        this.reassignments = reassignments;
        this.nextContacts = nextContacts;
    }

    /** Passes a customer on, whether it is pursued or not; the record names both owners. */
    public void pass(CustomerNumber number, String to, OwnerChange change) {
        var from = customers.require(number).owner();
        var journey = journeys.latest(number).filter(Journey::isOpen);
        owners.handOver(number, to, change);
        if (from != null) {
            reassignments.all(number, from, to);
            journey.ifPresent(open -> nextSteps.passOn(open, from, to));
        }
        journey.ifPresent(nextContacts::follow);
    }
}
