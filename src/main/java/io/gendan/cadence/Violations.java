package io.gendan.cadence;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.consent.Consents;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Words;
import io.gendan.journey.Direction;
import io.gendan.journey.Interaction;
import io.gendan.journey.Journey;
import io.gendan.journey.Reminders;
import io.gendan.journey.Violation;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
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
    private final Consents consents;
    private final Audience audience;
    private final Reminders reminders;
    private final Words words;
    private final Clock clock;

    Violations(
            EarlyContacts earlyContacts,
            Customers customers,
            Consents consents,
            Audience audience,
            Reminders reminders,
            Words words,
            Clock clock) {
        this.earlyContacts = earlyContacts;
        this.customers = customers;
        this.consents = consents;
        this.audience = audience;
        this.reminders = reminders;
        this.words = words;
        this.clock = clock;
    }

    /**
     * The contact as it is to be put on record, marked where it was too early. Asked before it is on record, in the same
     * transaction.
     *
     * @param number the customer's
     * @param journey the open journey; null for none
     * @throws Refusal 409 {@code cadence.tooEarly} where it was too early, {@code consent.mustNotContact} where the customer or
     *     the person has withdrawn their consent, and it is not acknowledged with a reason
     */
    public Interaction judged(
            CustomerNumber number, @Nullable Journey journey, Interaction contact, Acknowledgement acknowledged) {
        if (contact.direction() == Direction.INBOUND) {
            return contact;
        }
        if (consents.forbidContact(number, contact.contactPerson())) {
            var refusal = Refusal.conflict("consent.mustNotContact", named(number, contact.contactPerson()));
            return marked(
                    number,
                    contact,
                    refusal,
                    reason -> new Violation(words.of("consent.rule"), contact.happenedAt(), reason),
                    acknowledged);
        }
        if (journey == null) {
            return contact;
        }
        return earlyContacts
                .check(journey, contact.kind(), contact.happenedAt())
                .map(early -> marked(
                        number,
                        contact,
                        early.refusal(clock.getZone()),
                        reason -> new Violation(early.rule(), early.allowedFrom(), reason),
                        acknowledged))
                .orElse(contact);
    }

    /**
     * Refuses to write to whoever has withdrawn their consent; what isn't done yet can't be acknowledged.
     *
     * @param contactPerson name of whom it is for, as far as that is known
     * @param recipient telephone number or e-mail address, as far as that is known
     * @throws Refusal 409 {@code consent.mustNotContact} with the remedy
     */
    public void refuseForbidden(
            CustomerNumber number, @Nullable String contactPerson, @Nullable String recipient, String field) {
        if (consents.forbidContact(number, contactPerson)
                || (recipient != null && consents.forbidReaching(number, recipient))) {
            throw Refusal.conflict("consent.mustNotContact", named(number, contactPerson))
                    .with(List.of(Item.of(field, "consent.nothingSent")));
        }
    }

    private String named(CustomerNumber number, @Nullable String person) {
        return person == null || person.isBlank() ? customers.require(number).name() : person;
    }

    private Interaction marked(
            CustomerNumber number,
            Interaction contact,
            Refusal refusal,
            Function<String, Violation> violation,
            Acknowledgement acknowledged) {
        var reason = acknowledged.reason();
        if (!acknowledged.given()) {
            throw refusal;
        }
        if (reason == null || reason.isBlank()) {
            throw refusal.with(List.of(Item.of(acknowledged.reasonField(), "cadence.reasonMissing")));
        }
        remindManager(number, contact);
        return contact.as(violation.apply(reason));
    }

    /** Nobody is told of what they have put on record themselves. */
    private void remindManager(CustomerNumber number, Interaction contact) {
        var owner = customers.require(number).owner();
        if (owner != null) {
            var subject = "contact " + number.value() + " " + contact.happenedAt();
            audience.manager(owner).stream()
                    .filter(leader -> !leader.equals(contact.author()))
                    .forEach(
                            leader -> reminders.give(number, leader, "contactTooEarly", subject, contact.happenedAt()));
        }
    }
}
