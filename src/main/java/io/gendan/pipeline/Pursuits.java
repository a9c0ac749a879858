package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.JourneyStarter;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Persons;
import io.gendan.engine.ProcessVariables;
import io.gendan.staff.Person;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the journeys of customers who are already known: the business key is the customer number. */
@Component
public class Pursuits implements JourneyStarter {

    /** Id of the top process. */
    public static final String PROCESS = "CustomerJourneyProcess";

    /** Ends the wait for a customer that was to be looked at again: somebody takes it up. */
    private static final String TAKEN_UP = "journey.takenUp";

    private final RuntimeService runtime;
    private final IdentityService identity;
    private final BusinessKeyLock lock;
    private final CustomerAccess access;

    Pursuits(RuntimeService runtime, IdentityService identity, BusinessKeyLock lock, CustomerAccess access) {
        this.runtime = runtime;
        this.identity = identity;
        this.lock = lock;
        this.access = access;
    }

    /** Lets a person take a customer up, whose owner it becomes if it has none: both stand or neither. */
    @Transactional
    public void takeUp(CustomerNumber number, Person person) {
        access.toRecord(number, person);
        lock.lock(number.value());
        start(access.toTakeUp(number, person), person.login());
    }

    /** Takes a customer up; refuses one without owner and one that has an open journey. */
    @Override
    @Transactional
    public void start(CustomerNumber number, String by) {
        lock.lock(number.value());
        startAgain(number, by);
        Persons.asSystem(identity, () -> {
            if (isToBeLookedAt(number)) {
                runtime.createMessageCorrelation(TAKEN_UP)
                        .processInstanceBusinessKey(number.value())
                        .correlate();
            }
        });
    }

    /** The same for a customer that is just being looked at again. */
    @Transactional
    public void startAgain(CustomerNumber number, String by) {
        runtime.createProcessInstanceByKey(PROCESS)
                .businessKey(number.value())
                .setVariables(Variables.createVariables()
                        .putValueTyped(ProcessVariables.COMPLETED_BY, Variables.stringValue(by, true)))
                .execute();
    }

    private boolean isToBeLookedAt(CustomerNumber number) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(number.value())
                        .messageEventSubscriptionName(TAKEN_UP)
                        .count()
                > 0;
    }
}
