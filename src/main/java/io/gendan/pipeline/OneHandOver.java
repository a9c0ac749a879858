package io.gendan.pipeline;

import io.gendan.customer.Customers;
import io.gendan.customer.OwnerChange;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.engine.BusinessKeyLock;
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
import org.springframework.stereotype.Component;

/** Hands over one customer of a leaver, with all that is open; both names stay on the record. */
@Component
class OneHandOver {

    private final BulkHandOverTable table;
    private final HandOverRights rights;
    private final BusinessKeyLock lock;
    private final Customers customers;
    private final Journeys journeys;
    private final Records records;
    private final PassingOn passingOn;
    private final TaskContexts taskContexts;
    private final Reminders reminders;
    private final Clock clock;

    OneHandOver(
            BulkHandOverTable table,
            HandOverRights rights,
            BusinessKeyLock lock,
            Customers customers,
            Journeys journeys,
            Records records,
            PassingOn passingOn,
            TaskContexts taskContexts,
            Reminders reminders,
            Clock clock) {
        this.table = table;
        this.rights = rights;
        this.lock = lock;
        this.customers = customers;
        this.journeys = journeys;
        this.records = records;
        this.passingOn = passingOn;
        this.taskContexts = taskContexts;
        this.reminders = reminders;
        this.clock = clock;
    }

    /**
     * To be called in a transaction, as the system. Whose owner has changed meanwhile is left alone.
     *
     * @throws io.gendan.engine.Refusal as {@link HandOverRights#requireStill} does
     */
    void take(Turn turn) {
        lock.lock(turn.number().value());
        if (!turn.leaver().equals(customers.require(turn.number()).owner())) {
            table.done(turn, "GONE");
            return;
        }
        rights.requireStill(turn);
        passingOn.pass(turn.number(), turn.receiver(), new OwnerChange(Why.LEFT, turn.askedBy(), turn.reason()));
        record(turn);
        // The same reminder reaches its person once: one for all customers of this hand-over.
        reminders.give(turn.number(), turn.receiver(), "handedOver", "bulk-" + turn.id(), clock.instant());
        taskContexts.refresh(turn.number().value());
        table.done(turn, "DONE");
    }

    private void record(Turn turn) {
        records.put(new NewEntry(
                turn.number(),
                journeys.latest(turn.number()).filter(Journey::isOpen).orElse(null),
                EntryKind.HANDED_OVER,
                new Cause(turn.askedBy(), null),
                null,
                null,
                Map.of("ownerBefore", turn.leaver(), "owner", turn.receiver(), "reason", turn.reason())));
    }
}
