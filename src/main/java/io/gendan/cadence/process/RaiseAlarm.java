package io.gendan.cadence.process;

import io.gendan.cadence.Ladder;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.ForModels;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind every alarm of the models: raises what is due for the customer, as the sweep does (CD-05). */
@Component("raiseAlarm")
@ForModels
class RaiseAlarm implements JavaDelegate {

    private final Ladder ladder;

    RaiseAlarm(Ladder ladder) {
        this.ladder = ladder;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ladder.raise(new CustomerNumber(execution.getProcessBusinessKey()));
    }
}
