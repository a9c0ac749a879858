package io.gendan.journey.process;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import io.gendan.journey.NextStepReminders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** On the day of the next step, the person named in it, or its stand-in, and the owner hear of it (N-01). */
@Component("remindOfNextStep")
@ForModels
class RemindOfNextStep implements JavaDelegate {

    private final NextStepReminders reminders;

    RemindOfNextStep(NextStepReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.give(new CustomerNumber(execution.getProcessBusinessKey()));
    }
}
