package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.JourneyStarter;
import io.gendan.engine.ProcessVariables;
import io.gendan.staff.Person;
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
    private final CustomerAccess access;

    Pursuits(RuntimeService runtime, CustomerAccess access) {
        this.runtime = runtime;
        this.access = access;
    }

    /** Lets a person take a customer up, whose owner it becomes if it has none: both stand or neither. */
    @Transactional
    public void takeUp(CustomerNumber number, Person person) {
        start(access.toTakeUp(number, person), person.login());
    }

    /** Takes a customer up; refuses one without owner and one that has an open journey. */
    @Override
    @Transactional
    public void start(CustomerNumber number, String by) {
        runtime.createProcessInstanceByKey(PROCESS)
                .businessKey(number.value())
                .setVariables(Variables.createVariables()
                        .putValueTyped(ProcessVariables.COMPLETED_BY, Variables.stringValue(by, true)))
                .execute();
    }
}
