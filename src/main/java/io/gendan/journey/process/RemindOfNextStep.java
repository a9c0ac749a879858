package io.gendan.journey.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.ForModels;
import io.gendan.journey.NextSteps;
import io.gendan.journey.Reminders;
import io.gendan.staff.Leaves;
import java.time.Clock;
import java.util.LinkedHashSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** On the day of the next step, the person named in it, or its stand-in, and the owner hear of it (N-01). */
@Component("remindOfNextStep")
@ForModels
class RemindOfNextStep implements JavaDelegate {

    private final NextSteps nextSteps;
    private final Customers customers;
    private final Reminders reminders;
    private final Leaves leaves;
    private final Clock clock;

    RemindOfNextStep(NextSteps nextSteps, Customers customers, Reminders reminders, Leaves leaves, Clock clock) {
        this.nextSteps = nextSteps;
        this.customers = customers;
        this.reminders = reminders;
        this.leaves = leaves;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = new CustomerNumber(execution.getProcessBusinessKey());
        var step = nextSteps.open(number).orElse(null);
        if (step == null) {
            return;
        }
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
