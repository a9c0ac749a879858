package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Persons;
import io.gendan.staff.Leaves;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets open tasks follow leave: to the stand-in when it begins, back when it is over or withdrawn (CD-06). One transaction
 * a customer, under its lock; without leave it costs two queries.
 */
@Component
public class StandInSweep {

    private static final Logger LOG = LoggerFactory.getLogger(StandInSweep.class);

    private final OpenTasks tasks;
    private final Substitutions substitutions;
    private final StandIns standIns;
    private final Leaves leaves;
    private final BusinessKeyLock lock;
    private final IdentityService identity;
    private final TransactionTemplate transaction;

    StandInSweep(
            OpenTasks tasks,
            Substitutions substitutions,
            StandIns standIns,
            Leaves leaves,
            BusinessKeyLock lock,
            IdentityService identity,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.substitutions = substitutions;
        this.standIns = standIns;
        this.leaves = leaves;
        this.lock = lock;
        this.identity = identity;
        this.transaction = transaction;
    }

    /** Moves what is to be moved now, as the system. */
    public void sweep() {
        Persons.asSystem(identity, () -> {
            var away = leaves.away();
            var numbers = new TreeSet<String>();
            substitutions.toReturn(away).forEach(number -> numbers.add(number.value()));
            if (!away.isEmpty()) {
                tasks.waitingFor(away).forEach(number -> numbers.add(number.value()));
            }
            numbers.forEach(number -> follow(new CustomerNumber(number)));
        });
    }

    private void follow(CustomerNumber number) {
        try {
            transaction.executeWithoutResult(begun -> {
                lock.lock(number.value());
                tasks.of(number).forEach(standIns::settle);
            });
        } catch (RuntimeException failure) {
            LOG.error(
                    "The tasks of {} did not follow leave, the next sweep tries again: {}",
                    number.value(),
                    failure.toString());
            LOG.debug("The failure", failure);
        }
    }
}
