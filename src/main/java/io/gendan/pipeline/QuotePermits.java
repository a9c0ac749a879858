package io.gendan.pipeline;

import io.gendan.contact.NoQuotes;
import io.gendan.contact.QuotePermissions;
import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Journeys;
import io.gendan.staff.Person;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A leader of the owner allows a price or a volume in the next contact of stage A. */
@Component
public class QuotePermits {

    /** What is allowed: quotes in the next contact. */
    public record Permit(String reason) {}

    private final CustomerAccess access;
    private final BusinessKeyLock lock;
    private final Journeys journeys;
    private final QuotePermissions permissions;
    private final TaskContexts taskContexts;
    private final Clock clock;

    QuotePermits(
            CustomerAccess access,
            BusinessKeyLock lock,
            Journeys journeys,
            QuotePermissions permissions,
            TaskContexts taskContexts,
            Clock clock) {
        this.access = access;
        this.lock = lock;
        this.journeys = journeys;
        this.permissions = permissions;
        this.taskContexts = taskContexts;
        this.clock = clock;
    }

    /** Whether this person can allow it: somebody who leads, while the customer stands in stage A. */
    public boolean isPossible(CustomerNumber number, Person person) {
        return person.role().leads()
                && journeys.latest(number).filter(NoQuotes::holdsIn).isPresent();
    }

    /**
     * Allows quotes in the next contact.
     *
     * @param sent {@code reason}
     * @throws Refusal 403 {@code contact.quotesAllowedByLeaders}; 400 {@code contact.quotePermissionInvalid} without a
     *     reason; 409 {@code contact.quotesNotRefused} where quotes are not refused: not in stage A
     */
    @Transactional
    public Permit allow(CustomerNumber number, Map<String, ? extends @Nullable Object> sent, Person by) {
        access.toAllowQuotes(number, by);
        var body = new Body(sent, clock);
        var reason = body.text("reason", Body.TEXT, true);
        if (!body.errors().isEmpty() || reason == null) {
            throw Refusal.badRequest("contact.quotePermissionInvalid").with(body.errors());
        }
        lock.lock(number.value());
        var journey = journeys.latest(number)
                .filter(NoQuotes::holdsIn)
                .orElseThrow(() -> Refusal.conflict("contact.quotesNotRefused", number.value()));
        permissions.give(journey, reason, by.login());
        taskContexts.refresh(number.value());
        return new Permit(reason);
    }
}
