package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.PassingFailures;
import io.gendan.engine.TaskContexts;
import io.gendan.pipeline.BulkHandOverTable.Through;
import io.gendan.staff.Leaves;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What waits for a leaver at colleagues' customers (reviews, help, offered customers) goes to whoever got most of its
 * customers; what only a leader does goes to the next higher one. Nobody reads a draft of their own.
 */
@Component
class LeaversTasks {

    private static final Logger LOG = LoggerFactory.getLogger(LeaversTasks.class);

    private final OpenWork openWork;
    private final Reassignments reassignments;
    private final Staff staff;
    private final Leaves leaves;
    private final BusinessKeyLock lock;
    private final TaskContexts taskContexts;
    private final TransactionOperations transaction;

    LeaversTasks(
            OpenWork openWork,
            Reassignments reassignments,
            Staff staff,
            Leaves leaves,
            BusinessKeyLock lock,
            TaskContexts taskContexts,
            TransactionOperations transaction) {
        this.openWork = openWork;
        this.reassignments = reassignments;
        this.staff = staff;
        this.leaves = leaves;
        this.lock = lock;
        this.taskContexts = taskContexts;
        this.transaction = transaction;
    }

    /** Each customer in a transaction of its own, as the system; what can't be passed on stays, and is in the report. */
    void passOn(Through handOver) {
        var receiver = handOver.receiver();
        if (receiver == null) {
            return;
        }
        var to = successor(staff.require(handOver.leaver()), staff.require(receiver));
        openWork.waitingAtOthersFor(handOver.leaver()).stream()
                .map(OpenWork.Found::number)
                .distinct()
                .forEach(number -> passOn(number, handOver.leaver(), to));
    }

    private void passOn(CustomerNumber number, String from, String to) {
        try {
            PassingFailures.tryAgain(
                    BulkHandOverRun.TRIES,
                    () -> transaction.executeWithoutResult(begun -> {
                        lock.lock(number.value());
                        reassignments.all(number, from, to);
                        taskContexts.refresh(number.value());
                    }));
        } catch (RuntimeException failure) {
            LOG.warn("Tasks of {} at customer {} could not be passed on: {}", from, number, failure.toString());
        }
    }

    private String successor(Person leaver, Person receiver) {
        return isBelow(receiver, leaver)
                ? staff.superiorsOf(leaver.login()).stream()
                        .filter(person -> !isBelow(person, leaver) && leaves.isPresent(person))
                        .findFirst()
                        .orElse(receiver)
                        .login()
                : receiver.login();
    }

    /** Whether the other one leads, and this person stands lower. */
    private static boolean isBelow(Person person, Person other) {
        return other.role().leads() && (!person.role().leads() || person.role().compareTo(other.role()) < 0);
    }
}
