package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.JourneyStarter;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the journeys of customers who are already known: the business key is the customer number. */
@Component
public class Pursuits implements JourneyStarter {

    /** Id of the top process. */
    public static final String PROCESS = "CustomerJourneyProcess";

    private final RuntimeService runtime;

    Pursuits(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Takes a customer up; refuses one without owner and one that has an open journey. */
    @Override
    @Transactional
    public void start(CustomerNumber number, String by) {
        runtime.createProcessInstanceByKey(PROCESS)
                .businessKey(number.value())
                .setVariables(Variables.createVariables().putValueTyped("completedBy", Variables.stringValue(by, true)))
                .execute();
    }
}
