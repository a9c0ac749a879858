package io.gendan.pipeline;

import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands over all customers of somebody who leaves, or some of them: for whoever leads that person, and administrators
 * . Nobody is asked to accept; what is open goes along, and both names stay on each record.
 */
@Component
public class BulkHandOvers {

    private static final Logger LOG = LoggerFactory.getLogger(BulkHandOvers.class);

    /** So many customers are handed over before a request is answered; the others follow behind the scenes. */
    static final int DIRECTLY = 200;

    private final Staff staff;
    private final HandOverRights rights;
    private final BulkHandOverTable table;
    private final BulkHandOverRun run;
    private final TransactionOperations transaction;
    private final Clock clock;

    BulkHandOvers(
            Staff staff,
            HandOverRights rights,
            BulkHandOverTable table,
            BulkHandOverRun run,
            TransactionOperations transaction,
            Clock clock) {
        this.staff = staff;
        this.rights = rights;
        this.table = table;
        this.run = run;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether this person hands over that one's customers: who leads it, a principal, an administrator. */
    public boolean mayHandOver(String leaver, Person by) {
        return rights.mayHandOver(leaver, by);
    }

    /** Who can receive the customers of this person. */
    public List<Person> receivers(String leaver, Person by) {
        return rights.receivers(staff.require(leaver), by);
    }

    /** Whose customers this person can hand over: everybody who owns any, active or not. */
    public List<Person> leavers(Person by) {
        return staff.ledBy(by, table.owners());
    }

    /** The names of the customers that this person owns, by number. */
    public SortedMap<String, String> customersOf(String leaver, Person by) {
        return table.customersOf(allowed(leaver, by).login());
    }

    /**
     * Begins a hand-over, and does the first two hundred customers of it.
     *
     * @param sent {@code reason}; {@code to}, the login that gets every customer not named otherwise; {@code customers},
     *     logins by customer number. Without {@code to} the customers not named stay.
     * @throws Refusal 403 {@code handOver.notYours}; 404 {@code staff.unknown}; 400 {@code handOver.invalid} naming each
     *     fault; 409 {@code handOver.underWay} or {@code handOver.nothing}
     */
    public BulkHandOver ask(String login, Map<String, ? extends @Nullable Object> sent, Person by) {
        var leaver = allowed(login, by);
        transaction.executeWithoutResult(begun -> add(leaver, sent, by));
        begin();
        return latest(login, by).orElseThrow();
    }

    /** The hand-over is accepted: whatever goes wrong now, it goes on behind the scenes. */
    private void begin() {
        try {
            run.work(DIRECTLY);
        } catch (RuntimeException failure) {
            LOG.warn("Hand-overs go on later: {}", failure.toString());
        }
    }

    /** How far the latest hand-over of this person's customers has come; nothing when there was none. */
    public Optional<BulkHandOver> latest(String leaver, Person by) {
        return table.latest(allowed(leaver, by).login());
    }

    private Person allowed(String login, Person by) {
        var leaver = staff.require(login);
        if (!mayHandOver(login, by)) {
            throw Refusal.forbidden("handOver.notYours");
        }
        return leaver;
    }

    private void add(Person leaver, Map<String, ? extends @Nullable Object> sent, Person by) {
        var body = new Body(sent, clock);
        var reason = body.text("reason", Body.TEXT, true);
        var to = body.text("to", Body.LINE, false);
        var owned = table.customersOf(leaver.login()).keySet();
        var receivers = new TreeMap<String, String>();
        if (to != null && isReceiver(leaver, to, "to", by, body)) {
            owned.forEach(number -> receivers.put(number, to));
        }
        named(sent.get("customers"), body).forEach((number, receiver) -> {
            if (!owned.contains(number)) {
                body.wrong("customers", "handOver.notTheirs", number, leaver.name());
            } else if (isReceiver(leaver, receiver, "customers", by, body)) {
                receivers.put(number, receiver);
            }
        });
        if (!body.errors().isEmpty() || reason == null) {
            throw Refusal.badRequest("handOver.invalid").with(body.errors());
        }
        if (receivers.isEmpty()) {
            throw Refusal.conflict("handOver.nothing", leaver.name());
        }
        if (!table.add(leaver.login(), receivers, reason, by.login())) {
            throw Refusal.conflict("handOver.underWay", leaver.name());
        }
    }

    private static Map<String, String> named(@Nullable Object customers, Body body) {
        var named = new TreeMap<String, String>();
        if (customers instanceof Map<?, ?> map) {
            map.forEach((number, receiver) -> named.put(String.valueOf(number), String.valueOf(receiver)));
        } else if (customers != null) {
            body.wrong("customers", "handOver.noMap");
        }
        return named;
    }

    private boolean isReceiver(Person leaver, String login, String field, Person by, Body body) {
        var fault = rights.fault(leaver, login, by);
        fault.ifPresent(code -> body.wrong(field, code, login));
        return fault.isEmpty();
    }
}
