package io.gendan.pipeline.moving;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Causes;
import io.gendan.engine.Persons;
import io.gendan.engine.Redated;
import io.gendan.pipeline.CustomerDates;
import io.gendan.pipeline.moving.Progress.Held;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works off the move that was asked for, some customers a transaction, in order of their numbers. One node at a time
 * does so; what is done is kept with how far it has come, so that any node goes on after a kill. Where a batch fails, its
 * customers are taken one by one: whoever fails is noted, tried once more at the end, and keeps nobody else from moving.
 */
@Component
class Mover {

    private static final int BATCH = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Mover.class);
    private static final int DAYS_OF_WORK = 7;

    private final Progress progress;
    private final CustomerDates customers;
    private final TransactionOperations transaction;
    private final IdentityService identity;
    private final Causes causes;

    Mover(
            Progress progress,
            CustomerDates customers,
            TransactionOperations transaction,
            IdentityService identity,
            Causes causes) {
        this.progress = progress;
        this.customers = customers;
        this.transaction = transaction;
        this.identity = identity;
        this.causes = causes;
    }

    /** Moves until nothing is left to be moved, another node does it, or it should not go on. */
    void work(BooleanSupplier goOn) {
        work(goOn, BATCH);
    }

    void work(BooleanSupplier goOn, int atOnce) {
        Persons.asSystem(identity, () -> {
            boolean more = goOn.getAsBoolean();
            while (more) {
                more = step(atOnce, goOn) && goOn.getAsBoolean();
            }
        });
    }

    private boolean step(int most, BooleanSupplier goOn) {
        try {
            return Boolean.TRUE.equals(transaction.execute(
                    begun -> progress.hold().map(move -> batch(move, most)).orElse(false)));
        } catch (Stuck stuck) {
            if (stuck.alone) {
                note(stuck);
            } else {
                boolean more = true;
                for (int customer = 0; more && customer < most; customer++) {
                    more = step(1, goOn) && goOn.getAsBoolean();
                }
            }
            return true;
        }
    }

    private boolean batch(Held move, int most) {
        var numbers = progress.next(move, most);
        if (numbers.isEmpty()) {
            return again(move);
        }
        var dates = reckon(move, numbers, most == 1);
        progress.done(move, numbers.get(numbers.size() - 1), numbers.size(), tally(move, dates));
        return true;
    }

    private boolean again(Held move) {
        var failed = progress.failedOnce(move);
        if (failed.isEmpty()) {
            progress.finish(move);
            LOG.info("Move {} is done: all open timers stand by the policy and the calendar that now hold", move.id());
            return false;
        }
        var dates = reckon(move, List.of(failed.get()), true);
        progress.succeeded(move, failed.get());
        progress.done(move, failed.get(), 0, tally(move, dates));
        return true;
    }

    private List<Redated> reckon(Held move, List<CustomerNumber> numbers, boolean alone) {
        try {
            return customers.reckon(numbers);
        } catch (RuntimeException failure) {
            throw new Stuck(move, numbers.get(0), alone, failure);
        }
    }

    private void note(Stuck stuck) {
        LOG.warn("The timers of customer {} could not be moved: {}", stuck.number.value(), stuck.failure.toString());
        LOG.debug("The failure", stuck.failure);
        transaction.executeWithoutResult(begun -> progress.hold()
                .filter(held -> held.id() == stuck.move.id())
                .ifPresent(held -> {
                    boolean first = held.lastNumber().compareTo(stuck.number.value()) < 0;
                    progress.failed(held, stuck.number, causes.of(stuck.failure));
                    progress.done(held, stuck.number, first ? 1 : 0, tally(held, List.of()));
                }));
    }

    private static Tally tally(Held move, List<Redated> dates) {
        return new Tally(dates, move.askedAt().plus(Duration.ofDays(DAYS_OF_WORK)));
    }

    private static final class Stuck extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Held move;
        private final transient CustomerNumber number;
        private final transient RuntimeException failure;
        private final boolean alone;

        private Stuck(Held move, CustomerNumber number, boolean alone, RuntimeException failure) {
            super(failure);
            this.move = move;
            this.number = number;
            this.alone = alone;
            this.failure = failure;
        }
    }
}
