package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Persons;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks over all open tasks: raises the alarms that are due (CD-05) and renews priorities. One transaction a customer,
 * its lock taken only where something is to be done; nodes that look at the same moment find the steps taken. A customer
 * where this fails doesn't keep the others from it.
 */
@Component
public class AlarmSweep {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmSweep.class);

    private final OpenTasks tasks;
    private final Ladder ladder;
    private final TaskUrgency urgency;
    private final BusinessKeyLock lock;
    private final IdentityService identity;
    private final TransactionTemplate transaction;

    AlarmSweep(
            OpenTasks tasks,
            Ladder ladder,
            TaskUrgency urgency,
            BusinessKeyLock lock,
            IdentityService identity,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.ladder = ladder;
        this.urgency = urgency;
        this.lock = lock;
        this.identity = identity;
        this.transaction = transaction;
    }

    /** Does what is due now, as the system. */
    public void sweep() {
        Persons.asSystem(identity, () -> tasks.all().stream()
                .collect(Collectors.groupingBy(OpenTask::number))
                .forEach(this::sweep));
    }

    private void sweep(CustomerNumber number, List<OpenTask> open) {
        try {
            if (open.stream()
                    .anyMatch(task ->
                            urgency.isOutdated(task) || !ladder.due(task).isEmpty())) {
                transaction.executeWithoutResult(begun -> {
                    lock.lock(number.value());
                    tasks.of(number).stream().filter(urgency::isOutdated).forEach(urgency::renew);
                    ladder.raise(number);
                });
            }
        } catch (RuntimeException failure) {
            LOG.error("Customer {} got no alarm, the next sweep tries again: {}", number.value(), failure.toString());
            LOG.debug("The failure", failure);
        }
    }
}
