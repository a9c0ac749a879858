package io.gendan.cadence;

import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.journey.Direction;
import io.gendan.journey.Interaction;
import io.gendan.journey.Journey;
import io.gendan.journey.Reminders;
import io.gendan.journey.Violation;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Recording a contact that was too early is refused once; acknowledged with a reason it is marked, and the owner's
 * manager, or whoever stands in, hears of it. What has really happened is always recorded (CD-04).
 */
@Component
public class Violations {

    private final EarlyContacts earlyContacts;
    private final Customers customers;
    private final Audience audience;
    private final Reminders reminders;
    private final Clock clock;

    Violations(EarlyContacts earlyContacts, Customers customers, Audience audience, Reminders reminders, Clock clock) {
        this.earlyContacts = earlyContacts;
        this.customers = customers;
        this.audience = audience;
        this.reminders = reminders;
        this.clock = clock;
    }

    /**
     * The contact as it is to be put on record, marked where it was too early. Asked before it is on record, in the same
     * transaction.
     *
     * @param journey the open journey; null for none
     * @throws Refusal 409 {@code cadence.tooEarly} where it was too early and is not acknowledged with a reason
     */
    public Interaction judged(@Nullable Journey journey, Interaction contact, Acknowledgement acknowledged) {
        if (journey == null || contact.direction() == Direction.INBOUND) {
            return contact;
        }
        return earlyContacts
                .check(journey, contact.kind(), contact.happenedAt())
                .map(tooEarly -> marked(journey, contact, tooEarly, acknowledged))
                .orElse(contact);
    }

    private Interaction marked(Journey journey, Interaction contact, TooEarly early, Acknowledgement acknowledged) {
        var reason = acknowledged.reason();
        if (!acknowledged.given()) {
            throw early.refusal(clock.getZone());
        }
        if (reason == null || reason.isBlank()) {
            throw early.refusal(clock.getZone())
                    .with(List.of(Item.of(acknowledged.reasonField(), "cadence.reasonMissing")));
        }
        remindManager(journey, contact);
        return contact.as(new Violation(early.rule(), early.allowedFrom(), reason));
    }

    /** Nobody is told of what they have put on record themselves. */
    private void remindManager(Journey journey, Interaction contact) {
        var owner = customers.require(journey.number()).owner();
        if (owner != null) {
            var subject = "contact " + journey.number().value() + " " + contact.happenedAt();
            audience.manager(owner).stream()
                    .filter(leader -> !leader.equals(contact.author()))
                    .forEach(leader ->
                            reminders.give(journey.number(), leader, "contactTooEarly", subject, contact.happenedAt()));
        }
    }
}
