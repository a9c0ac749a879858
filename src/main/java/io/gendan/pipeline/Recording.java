package io.gendan.pipeline;

import io.gendan.cadence.Violations;
import io.gendan.contact.ContactNews;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place where contacts outside tasks go on record. What is open for the customer follows them: it takes the
 * outcome, is done already, or moves to its new date (CD-02).
 */
@Component
public class Recording {

    private final BusinessKeyLock lock;
    private final Journeys journeys;
    private final Interactions interactions;
    private final Violations violations;
    private final Outcomes outcomes;
    private final FollowUps followUps;
    private final RepeatedRequests requests;
    private final ContactNews news;

    Recording(
            BusinessKeyLock lock,
            Journeys journeys,
            Interactions interactions,
            Violations violations,
            Outcomes outcomes,
            FollowUps followUps,
            RepeatedRequests requests,
            ContactNews news) {
        this.lock = lock;
        this.journeys = journeys;
        this.interactions = interactions;
        this.violations = violations;
        this.outcomes = outcomes;
        this.followUps = followUps;
        this.requests = requests;
        this.news = news;
    }

    /** What a contact with this customer could bring about right now; nothing while no journey is open. */
    @Transactional(readOnly = true)
    public Set<ContactOutcome.Kind> outcomesNow(CustomerNumber number) {
        return outcomes.possible(number);
    }

    /**
     * Records a contact, with all that follows from it: both stand or neither.
     *
     * @param by login of whoever records it
     * @param idempotencyKey key under which the same request counts once; null for a request of its own
     * @return id of the entry on record
     * @throws Refusal 409 {@code customer.keyReused} when the key came before with another contact; 409
     *     {@code interaction.outcomeNotNow} when nothing open can take the outcome; 409 {@code gate.notMet}; 409
     *     {@code cadence.tooEarly} unless it is acknowledged with a reason (CD-04)
     */
    @Transactional
    public long put(CustomerNumber number, RecordedContact contact, String by, @Nullable String idempotencyKey) {
        lock.lock(number.value());
        var content = contact.content();
        var before = idempotencyKey == null ? null : requests.entryOf(idempotencyKey, by, number, content);
        if (before != null) {
            return before;
        }
        var journey = journeys.latest(number).filter(Journey::isOpen).orElse(null);
        var id = interactions.put(
                contact.entry(number, journey, by),
                violations.judged(number, journey, contact.interaction(by), contact.acknowledged()));
        if (idempotencyKey != null) {
            requests.remember(idempotencyKey, by, id);
        }
        if (contact.outcome() != null) {
            outcomes.take(number, contact, contact.outcome(), by);
        }
        if (journey != null) {
            followUps.follow(number, contact, by);
            news.tell(
                    journey, by, contact.contactPerson(), contact.told().valuableInformation() != null, "entry " + id);
        }
        return id;
    }
}
