package io.gendan.contact.outbox;

import io.gendan.customer.consent.Consents;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries what lies in the outbox out of the house, on every node, beside the flows and without holding any of them up.
 * A message whose answer is lost is carried again with the same key; see docs/adr/0017.
 */
@Component
public class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** So that one run ends, and a node that stops does not take up another hundred. */
    private static final int MOST = 100;

    private final OutboxQueue queue;
    private final Carriers carriers;
    private final GivenUp givenUp;
    private final Consents consents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Relay(
            OutboxQueue queue,
            Carriers carriers,
            GivenUp givenUp,
            Consents consents,
            TransactionTemplate transaction,
            Clock clock) {
        this.queue = queue;
        this.carriers = carriers;
        this.givenUp = givenUp;
        this.consents = consents;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Tries everything that is due now; returns how many messages it has tried. */
    public int run() {
        var ready = carriers.ready();
        int tried = 0;
        while (!ready.isEmpty() && tried < MOST) {
            var due = queue.take(ready, clock.instant());
            if (due.isEmpty()) {
                break;
            }
            carry(due.get());
            tried++;
        }
        return tried;
    }

    private void carry(OutboxMessage message) {
        if (queue.uncertain(message) > Retries.REPETITIONS) {
            // Only killed nodes come here: the others have given it up themselves.
            giveUp(message, NotCarried.failed("Not sent again, it may have arrived", null), clock.instant());
            return;
        }
        if (isForbidden(message)) {
            giveUp(message, NotCarried.refused("Consent to be contacted was withdrawn", null), clock.instant());
            return;
        }
        try {
            var carrier = carriers.find(message.medium())
                    .orElseThrow(() -> NotCarried.failed(message.medium() + " is not configured any more", null));
            carrier.carry(parcel(message));
        } catch (NotCarried failure) {
            failed(message, failure);
            return;
        } catch (RuntimeException unforeseen) {
            LOG.warn("Message {} could not be sent", message.id(), unforeseen);
            failed(message, NotCarried.uncertain(unforeseen.getClass().getSimpleName(), unforeseen));
            return;
        }
        transaction.executeWithoutResult(begun -> queue.sent(message, clock.instant()));
    }

    /** Whoever has withdrawn consent while the message waited gets it no more. Messages to our own people are none of it. */
    private boolean isForbidden(OutboxMessage message) {
        var number = message.number();
        var recipient = message.recipient();
        return number != null
                && message.key().startsWith(NewMessage.TO_CUSTOMER)
                && (consents.forbidContact(number, null)
                        || (recipient != null && consents.forbidReaching(number, recipient)));
    }

    private void failed(OutboxMessage message, NotCarried failure) {
        var wait = Retries.waitAfter(message.tries());
        LOG.info(
                "Message {} was not sent, try {}: {} {} {}",
                message.id(),
                message.tries(),
                failure.why(),
                failure.getMessage(),
                failure.getCause() == null ? "" : failure.getCause().toString());
        var now = clock.instant();
        if (wait.isPresent() && mayGoAgain(message, failure)) {
            transaction.executeWithoutResult(begun -> queue.tryAgain(message, failure, now, wait.get()));
        } else {
            giveUp(message, failure, now);
        }
    }

    private boolean mayGoAgain(OutboxMessage message, NotCarried failure) {
        return switch (failure.why()) {
            case FAILED -> true;
            case UNCERTAIN -> queue.uncertain(message) < Retries.REPETITIONS;
            case REFUSED -> false;
        };
    }

    /** Even if nobody could be told, the message is not sent for ever. */
    private void giveUp(OutboxMessage message, NotCarried failure, Instant now) {
        try {
            transaction.executeWithoutResult(begun -> {
                if (queue.giveUp(message, failure, now)) {
                    givenUp.tell(message, queue.uncertain(message) > 0, now);
                }
            });
        } catch (RuntimeException untold) {
            LOG.error("Nobody could be told that message {} was given up", message.id(), untold);
            transaction.executeWithoutResult(begun -> queue.giveUp(message, failure, now));
        }
    }

    private static Carrier.Parcel parcel(OutboxMessage message) {
        return new Carrier.Parcel(
                message.key(),
                message.recipient() == null ? "" : message.recipient(),
                message.subject() == null ? "" : message.subject(),
                message.body(),
                message.calendar());
    }
}
