package io.gendan.contact.outbox;

import io.gendan.customer.Customers;
import io.gendan.engine.Words;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whoever sent a message that can't be delivered is told, and so is whoever has the customer by now; it goes on record, and
 * the company's robots say so, too.
 */
@Component
class GivenUp {

    private final Customers customers;
    private final Records records;
    private final Journeys journeys;
    private final Reminders reminders;
    private final Outbox outbox;
    private final Carriers carriers;
    private final Words words;

    GivenUp(
            Customers customers,
            Records records,
            Journeys journeys,
            Reminders reminders,
            Outbox outbox,
            Carriers carriers,
            Words words) {
        this.customers = customers;
        this.records = records;
        this.journeys = journeys;
        this.reminders = reminders;
        this.outbox = outbox;
        this.carriers = carriers;
        this.words = words;
    }

    /**
     * To be called in the transaction that gives it up.
     *
     * @param mayHaveArrived whether a try ended so that nobody knows
     */
    void tell(OutboxMessage message, boolean mayHaveArrived, Instant now) {
        var number = message.number();
        if (number == null) {
            return;
        }
        var told = new LinkedHashMap<String, Object>();
        told.put("channel", message.medium().name());
        told.put("recipient", message.recipient() == null ? "" : message.recipient());
        told.put("tries", message.tries());
        if (mayHaveArrived) {
            told.put("arrival", "POSSIBLE");
        }
        var journey = journeys.latest(number).orElse(null);
        var cause = new Cause(Cause.SYSTEM, null);
        records.put(new NewEntry(number, journey, EntryKind.MESSAGE_NOT_SENT, cause, now, null, told));
        var about = mayHaveArrived ? "messageMayHaveArrived" : "messageNotSent";
        Stream.concat(
                        Stream.ofNullable(message.sender()),
                        Stream.ofNullable(customers.require(number).owner()))
                .distinct()
                .forEach(person -> reminders.give(number, person, about, "message " + message.id(), now));
        Stream.of(Medium.values())
                .filter(medium -> medium.isRobot() && carriers.isReady(medium))
                .forEach(robot -> outbox.put(new NewMessage(
                        "not sent " + message.id() + " " + robot,
                        robot,
                        null,
                        null,
                        null,
                        null,
                        words.of(
                                mayHaveArrived ? "outbox.mayHaveArrived" : "outbox.givenUp",
                                number.value(),
                                String.valueOf(message.sender()),
                                message.tries()))));
    }
}
