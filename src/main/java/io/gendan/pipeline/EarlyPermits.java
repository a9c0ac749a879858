package io.gendan.pipeline;

import io.gendan.cadence.EarlyPermissions;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.ContactKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.staff.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A leader of the owner allows the next contact of a kind earlier than the policy (CD-04). */
@Component
public class EarlyPermits {

    /**
     * What is allowed.
     *
     * @param from from when on; never in the past
     */
    public record Permit(ContactKind kind, Instant from, String reason) {}

    private final CustomerAccess access;
    private final BusinessKeyLock lock;
    private final Journeys journeys;
    private final EarlyPermissions permissions;
    private final NextContacts nextContacts;
    private final TaskContexts taskContexts;
    private final Clock clock;

    EarlyPermits(
            CustomerAccess access,
            BusinessKeyLock lock,
            Journeys journeys,
            EarlyPermissions permissions,
            NextContacts nextContacts,
            TaskContexts taskContexts,
            Clock clock) {
        this.access = access;
        this.lock = lock;
        this.journeys = journeys;
        this.permissions = permissions;
        this.nextContacts = nextContacts;
        this.taskContexts = taskContexts;
        this.clock = clock;
    }

    /** Whether this person can allow one: somebody who leads, while a journey is open. */
    public boolean isPossible(CustomerNumber number, Person person) {
        return person.role().leads()
                && journeys.latest(number).filter(Journey::isOpen).isPresent();
    }

    /**
     * Allows the next contact of a kind; the wait for it follows.
     *
     * @param sent {@code kind}, {@code reason}, and {@code from}: a day or a time, now if left out
     * @throws Refusal 403 {@code cadence.allowedByLeaders}; 400 {@code cadence.permissionInvalid} with everything that is
     *     wrong with the fields; 409 {@code cadence.noJourney}
     */
    @Transactional
    public Permit allow(CustomerNumber number, Map<String, ? extends @Nullable Object> sent, Person by) {
        access.toAllowEarly(number, by);
        var body = new Body(withTime(sent), clock);
        var kind = body.choice("kind", ContactKind.class, null);
        var reason = body.text("reason", Body.TEXT, true);
        var from = body.moment("from", false);
        if (!body.errors().isEmpty() || kind == null || reason == null) {
            throw Refusal.badRequest("cadence.permissionInvalid").with(body.errors());
        }
        lock.lock(number.value());
        var journey = journeys.latest(number)
                .filter(Journey::isOpen)
                .orElseThrow(() -> Refusal.conflict("cadence.noJourney", number.value()));
        var holdsFrom =
                permissions.give(journey, kind, from == null ? clock.instant() : from.toInstant(), reason, by.login());
        nextContacts.follow(journey);
        taskContexts.refresh(number.value());
        return new Permit(kind, holdsFrom, reason);
    }

    /** A day alone is its beginning. */
    private static Map<String, @Nullable Object> withTime(Map<String, ? extends @Nullable Object> sent) {
        var fields = new HashMap<String, @Nullable Object>(sent);
        if (fields.get("from") instanceof String day && day.strip().matches("\\d{4}-\\d\\d-\\d\\d")) {
            fields.put("from", day.strip() + "T00:00");
        }
        return fields;
    }
}
