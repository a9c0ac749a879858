package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers of the pool (公海) are claimed by who works on them, or given to somebody by who leads (ST-03). */
@Component
public class PoolClaims {

    private final Customers customers;
    private final CustomerAccess access;
    private final FromPool fromPool;
    private final Pursuits pursuits;
    private final BusinessKeyLock lock;
    private final Journeys journeys;
    private final Records records;
    private final Reminders reminders;
    private final Staff staff;
    private final Clock clock;

    PoolClaims(
            Customers customers,
            CustomerAccess access,
            FromPool fromPool,
            Pursuits pursuits,
            BusinessKeyLock lock,
            Journeys journeys,
            Records records,
            Reminders reminders,
            Staff staff,
            Clock clock) {
        this.customers = customers;
        this.access = access;
        this.fromPool = fromPool;
        this.pursuits = pursuits;
        this.lock = lock;
        this.journeys = journeys;
        this.records = records;
        this.reminders = reminders;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Makes a customer of the pool this person's, who pursues it from now on; of several at the same moment one gets it.
     *
     * @throws Refusal 404 {@code customer.unknown}; 409 {@code pool.notThere} when it isn't in the pool, {@code
     *     pool.limits} with every limit that stands against it
     */
    @Transactional
    public void claim(CustomerNumber number, Person person) {
        access.toRecord(number, person);
        lock.lock(number.value());
        mustBeThere(number, person);
        pursuits.takeUp(number, person);
    }

    /**
     * Whom this person may give customers of the pool to: those it leads. Itself it claims them as everybody does, so that
     * nobody passes over their own limits.
     */
    public List<Person> receivers(Person by) {
        if (!by.role().leads()) {
            return List.of();
        }
        var sight = staff.sightOf(by.login());
        return staff.company().stream()
                .filter(person -> !person.login().equals(by.login()))
                .filter(person -> sight.everything() || sight.owners().contains(person.login()))
                .toList();
    }

    /**
     * Gives a customer of the pool to somebody whom this person leads, and puts it on record with the reason.
     *
     * @param sent to (login), reason, and exception (whether the limits of the receiver shall not count)
     * @throws Refusal 400 {@code journey.invalid}, 403 for who leads nobody, 404 {@code customer.unknown}, 409 {@code
     *     pool.notThere} or {@code pool.limitsOfReceiver}
     */
    @Transactional
    public void give(CustomerNumber number, Map<String, ? extends @Nullable Object> sent, Person by) {
        access.toGive(number, by);
        var fields = new Body(sent, clock);
        var login = fields.text("to", Body.LINE, true);
        var reason = fields.text("reason", Body.TEXT, true);
        boolean exception = fields.ticked("exception");
        var to = receivers(by).stream()
                .filter(person -> person.login().equals(login))
                .findFirst()
                .orElse(null);
        if (login != null && to == null) {
            fields.wrong("to", login.equals(by.login()) ? "pool.claimYourself" : "pool.noReceiver", login);
        }
        if (to == null || reason == null || !fields.errors().isEmpty()) {
            throw Refusal.badRequest("journey.invalid").with(fields.errors());
        }
        lock.lock(number.value());
        mustBeThere(number, by);
        var passedOver = fromPool.give(number, to, reason, exception, by);
        pursuits.start(number, by.login());
        record(number, to, reason, passedOver, by);
        reminders.give(number, to.login(), "poolGiven", "given " + clock.instant(), clock.instant());
    }

    private void record(CustomerNumber number, Person to, String reason, List<String> passedOver, Person by) {
        var content = new LinkedHashMap<String, Object>();
        content.put("owner", to.login());
        content.put("reason", reason);
        if (!passedOver.isEmpty()) {
            content.put("limitsPassedOver", passedOver);
        }
        records.put(new NewEntry(
                number,
                journeys.require(number),
                EntryKind.GIVEN,
                new Cause(by.login(), null),
                null,
                null,
                Map.copyOf(content)));
    }

    private void mustBeThere(CustomerNumber number, Person person) {
        if (customers.requireUnmerged(number, person).owner() != null) {
            throw Refusal.conflict("pool.notThere", number.value());
        }
    }
}
