package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Causes;
import io.gendan.engine.Persons;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.pipeline.BulkHandOverTable.Turn;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands customers over, each in a transaction of its own: one that can't be is noted and holds nobody else up, and after
 * a kill any node goes on with those that wait.
 */
@Component
class BulkHandOverRun {

    private static final Logger LOG = LoggerFactory.getLogger(BulkHandOverRun.class);

    private final BulkHandOverTable table;
    private final BusinessKeyLock lock;
    private final Customers customers;
    private final Journeys journeys;
    private final Records records;
    private final PassingOn passingOn;
    private final TaskContexts taskContexts;
    private final Reminders reminders;
    private final Clock clock;
    private final TransactionOperations transaction;
    private final IdentityService identity;
    private final Causes causes;

    BulkHandOverRun(
            BulkHandOverTable table,
            BusinessKeyLock lock,
            Customers customers,
            Journeys journeys,
            Records records,
            PassingOn passingOn,
            TaskContexts taskContexts,
            Reminders reminders,
            Clock clock,
            TransactionOperations transaction,
            IdentityService identity,
            Causes causes) {
        this.table = table;
        this.lock = lock;
        this.customers = customers;
        this.journeys = journeys;
        this.records = records;
        this.passingOn = passingOn;
        this.taskContexts = taskContexts;
        this.reminders = reminders;
        this.clock = clock;
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
            transaction.executeWithoutResult(begun -> table.finish());
            return more;
        });
    }

    private boolean one() {
        try {
            return Boolean.TRUE.equals(transaction.execute(begun -> {
                var turn = table.next();
                turn.ifPresent(this::handOver);
                return turn.isPresent();
            }));
        } catch (Stuck stuck) {
            LOG.warn("Customer {} could not be handed over: {}", stuck.turn.number(), stuck.failure.toString());
            transaction.executeWithoutResult(begun -> table.done(stuck.turn, "FAILED", causes.of(stuck.failure)));
            return true;
        }
    }

    private void handOver(Turn turn) {
        try {
            lock.lock(turn.number().value());
            if (turn.leaver().equals(customers.require(turn.number()).owner())) {
                passingOn.pass(turn.number(), turn.receiver());
                record(turn.number(), turn);
                // The same reminder reaches its person once: one for all customers of this hand-over.
                reminders.give(turn.number(), turn.receiver(), "handedOver", "bulk-" + turn.id(), clock.instant());
                taskContexts.refresh(turn.number().value());
                table.done(turn, "DONE", "");
            } else {
                table.done(turn, "GONE", "");
            }
        } catch (RuntimeException failure) {
            throw new Stuck(turn, failure);
        }
    }

    /** Both names stay on the record. */
    private void record(CustomerNumber number, Turn turn) {
        records.put(new NewEntry(
                number,
                journeys.latest(number).filter(Journey::isOpen).orElse(null),
                EntryKind.HANDED_OVER,
                new Cause(turn.askedBy(), null),
                null,
                null,
                Map.of("ownerBefore", turn.leaver(), "owner", turn.receiver(), "reason", turn.reason())));
    }

    private static final class Stuck extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Turn turn;

        private final transient RuntimeException failure;

        private Stuck(Turn turn, RuntimeException failure) {
            super(failure);
            this.turn = turn;
            this.failure = failure;
        }
    }
}
