package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.staff.Leaves;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import org.springframework.stereotype.Component;

/** Reminds people of the open next step of a customer, once on its day (N-01, N-22). */
@Component
public class NextStepReminders {

    private final NextSteps nextSteps;
    private final Customers customers;
    private final Reminders reminders;
    private final Leaves leaves;
    private final Clock clock;

    NextStepReminders(NextSteps nextSteps, Customers customers, Reminders reminders, Leaves leaves, Clock clock) {
        this.nextSteps = nextSteps;
        this.customers = customers;
        this.reminders = reminders;
        this.leaves = leaves;
        this.clock = clock;
    }

    /** The person named, or its stand-in, and the owner hear of it; nobody does before its day, or while none is open. */
    public void give(CustomerNumber number) {
        nextSteps
                .open(number)
                .filter(step -> !step.dueOn().isAfter(LocalDate.now(clock)))
                .ifPresent(step -> give(number, step));
    }

    private void give(CustomerNumber number, NextStep step) {
        var people = new LinkedHashSet<String>();
        people.add(leaves.standIn(step.who()).login());
        var owner = customers.require(number).owner();
        if (owner != null) {
            people.add(owner);
        }
        var dueAt = step.dueOn().atStartOfDay(clock.getZone()).toInstant();
        var subject = number.value() + " " + step.dueOn();
        people.forEach(person -> reminders.give(number, person, "nextStep", subject, dueAt));
    }
}
