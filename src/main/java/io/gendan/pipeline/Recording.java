package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Interaction;
import io.gendan.journey.Interactions;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts contacts outside tasks on record, and lets the open work of the journey follow them (CD-02). */
@Component
public class Recording {

    /** Ends a journey's wait: the customer awaits an answer. */
    public static final String ANSWER_AWAITED = "interaction.answerAwaited";

    private final BusinessKeyLock lock;
    private final Journeys journeys;
    private final Interactions interactions;
    private final NextContacts nextContacts;
    private final TaskContexts taskContexts;
    private final RuntimeService runtime;
    private final RepeatedRequests requests;

    Recording(
            BusinessKeyLock lock,
            Journeys journeys,
            Interactions interactions,
            NextContacts nextContacts,
            TaskContexts taskContexts,
            RuntimeService runtime,
            RepeatedRequests requests) {
        this.lock = lock;
        this.journeys = journeys;
        this.interactions = interactions;
        this.nextContacts = nextContacts;
        this.taskContexts = taskContexts;
        this.runtime = runtime;
        this.requests = requests;
    }

    /**
     * Records a contact. Waits move to the new due time; a wait ends at once when the customer awaits an answer.
     *
     * @param by login of whoever records it
     * @param idempotencyKey key under which the same request counts once; null for a request of its own
     * @return id of the entry on record
     * @throws Refusal 409 {@code customer.keyReused} when the key came before with another contact
     */
    @Transactional
    public long put(CustomerNumber number, RecordedContact contact, String by, @Nullable String idempotencyKey) {
        lock.lock(number.value());
        var before = idempotencyKey == null ? null : requests.entryOf(idempotencyKey, by, number, content(contact));
        if (before != null) {
            return before;
        }
        var journey = journeys.latest(number).filter(Journey::isOpen).orElse(null);
        var entry = new NewEntry(
                number, journey, EntryKind.CONTACT, new Cause(by, null), contact.at(), null, content(contact));
        var id = interactions.put(entry, interaction(contact, by));
        if (idempotencyKey != null) {
            requests.remember(idempotencyKey, by, id);
        }
        if (journey != null) {
            followUp(journey, contact);
        }
        return id;
    }

    private void followUp(Journey journey, RecordedContact contact) {
        var number = journey.number().value();
        if (contact.answerAwaited()
                && runtime.createExecutionQuery()
                                .processInstanceBusinessKey(number)
                                .messageEventSubscriptionName(ANSWER_AWAITED)
                                .count()
                        > 0) {
            runtime.createMessageCorrelation(ANSWER_AWAITED)
                    .processInstanceBusinessKey(number)
                    .correlate();
        } else {
            nextContacts.follow(journey);
        }
        taskContexts.refresh(number);
    }

    private static Interaction interaction(RecordedContact contact, String by) {
        return new Interaction(
                by,
                contact.channel().kind(),
                contact.channel(),
                contact.direction(),
                contact.at(),
                contact.contactPerson(),
                contact.summary(),
                contact.pressingQuestion(),
                contact.attitude(),
                contact.feedback());
    }

    private static Map<String, Object> content(RecordedContact contact) {
        var content = new TreeMap<String, Object>();
        content.put("channel", contact.channel().name());
        content.put("direction", contact.direction().name());
        content.put("contactPerson", contact.contactPerson());
        content.put("summary", contact.summary());
        content.put("answerAwaited", contact.answerAwaited());
        putIfThere(content, "pressingQuestion", contact.pressingQuestion());
        putIfThere(content, "attitude", contact.attitude());
        putIfThere(content, "feedback", contact.feedback());
        return content;
    }

    private static void putIfThere(Map<String, Object> content, String key, @Nullable String value) {
        if (value != null) {
            content.put(key, value);
        }
    }
}
