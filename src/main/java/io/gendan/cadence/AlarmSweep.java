package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Persons;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks over the open tasks: raises the alarms that are due, renews priorities, and gives customers to the pool whose
 * warning has run out (CD-05). One transaction a customer, its lock taken only where something may be to do; nodes that
 * look at the same moment find the steps taken. A customer where this fails doesn't keep the others from it.
 */
@Component
public class AlarmSweep {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmSweep.class);

    private final OpenTasks tasks;
    private final Ladder ladder;
    private final Pool pool;
    private final TaskUrgency urgency;
    private final BusinessKeyLock lock;
    private final IdentityService identity;
    private final TransactionTemplate transaction;

    AlarmSweep(
            OpenTasks tasks,
            Ladder ladder,
            Pool pool,
            TaskUrgency urgency,
            BusinessKeyLock lock,
            IdentityService identity,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.ladder = ladder;
        this.pool = pool;
        this.urgency = urgency;
        this.lock = lock;
        this.identity = identity;
        this.transaction = transaction;
    }

    /** Does what is due now, as the system. */
    public void sweep() {
        Persons.asSystem(identity, () -> {
            each(tasks.toLookAt(), this::look);
            // By itself: an alarm of a model may run inside the very contact that the release ends.
            each(pool.due(), pool::settle);
        });
    }

    private void look(CustomerNumber number) {
        transaction.executeWithoutResult(begun -> {
            lock.lock(number.value());
            tasks.of(number).stream().filter(urgency::isOutdated).forEach(urgency::renew);
            ladder.raise(number);
        });
    }

    private static void each(List<CustomerNumber> numbers, Consumer<CustomerNumber> deed) {
        for (var number : numbers) {
            try {
                deed.accept(number);
            } catch (RuntimeException failure) {
                LOG.error(
                        "Customer {} got no alarm, the next sweep tries again: {}", number.value(), failure.toString());
                LOG.debug("The failure", failure);
            }
        }
    }
}
