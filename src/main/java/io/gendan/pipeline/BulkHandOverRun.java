package io.gendan.pipeline;

import io.gendan.engine.Causes;
import io.gendan.engine.PassingFailures;
import io.gendan.engine.Persons;
import io.gendan.pipeline.BulkHandOverTable.Through;
import io.gendan.pipeline.BulkHandOverTable.Turn;
import java.util.ArrayList;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands customers over, each in a transaction of its own: one that can't be is noted and holds nobody else up, and after
 * a kill any node goes on with those that wait. What fails in passing is tried three times.
 */
@Component
class BulkHandOverRun {

    /** How often a customer is tried whose hand-over fails in passing. */
    static final int TRIES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(BulkHandOverRun.class);

    private final BulkHandOverTable table;
    private final OneHandOver handOver;
    private final LeaversTasks tasks;
    private final TransactionOperations transaction;
    private final IdentityService identity;
    private final Causes causes;

    BulkHandOverRun(
            BulkHandOverTable table,
            OneHandOver handOver,
            LeaversTasks tasks,
            TransactionOperations transaction,
            IdentityService identity,
            Causes causes) {
        this.table = table;
        this.handOver = handOver;
        this.tasks = tasks;
        this.transaction = transaction;
        this.identity = identity;
        this.causes = causes;
    }

    /** Works off at most so many customers; false when none waits any more. */
    boolean work(int most) {
        return Persons.asSystem(identity, () -> {
            boolean more = true;
            for (int customer = 0; more && customer < most; customer++) {
                more = one();
            }
            table.through().forEach(this::finish);
            return more;
        });
    }

    /** Only then, so that after a kill another node passes on what is left. */
    private void finish(Through handOver) {
        if (handOver.leaves()) {
            tasks.passOn(handOver);
        }
        transaction.executeWithoutResult(begun -> table.finish(handOver.id()));
    }

    private boolean one() {
        var taken = new ArrayList<Turn>(1);
        try {
            PassingFailures.tryAgain(TRIES, () -> {
                taken.clear();
                transaction.executeWithoutResult(begun -> table.next().ifPresent(turn -> {
                    taken.add(turn);
                    handOver.take(turn);
                }));
            });
        } catch (RuntimeException failure) {
            if (taken.isEmpty()) {
                throw failure;
            }
            failed(taken.get(0), failure);
        }
        return !taken.isEmpty();
    }

    /** Also a failure at the end of the transaction is the customer's, not the whole hand-over's. */
    private void failed(Turn turn, RuntimeException failure) {
        LOG.warn("Customer {} could not be handed over: {}", turn.number(), failure.toString());
        transaction.executeWithoutResult(begun -> table.failed(turn, causes.of(failure)));
    }
}
