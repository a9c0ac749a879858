package io.gendan.pipeline;

import io.gendan.customer.CallTime;
import io.gendan.customer.CallTimes;
import io.gendan.customer.ContactBook;
import io.gendan.customer.ContactRole;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewWay;
import io.gendan.customer.WaysToReach;
import io.gendan.customer.consent.Consents;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.meeting.decision.DecisionJudgements;
import io.gendan.pipeline.ContactBookRecord.Deed;
import io.gendan.staff.Person;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes whom to reach at a customer, how, and when (D-01, D-02): by whoever may record contacts, on record, and followed
 * by the open dates of the next call. All refuse with 409 {@code customer.takeUpFirst} for a customer of the pool.
 */
@Component
public class ContactBookChanges {

    private final CustomerAccess access;
    private final Customers customers;
    private final ContactBook book;
    private final Consents consents;
    private final DecisionJudgements judgements;
    private final WaysToReach ways;
    private final CallTimes callTimes;
    private final BusinessKeyLock lock;
    private final Journeys journeys;
    private final NextContacts nextContacts;
    private final ContactBookRecord onRecord;
    private final TaskContexts taskContexts;

    ContactBookChanges(
            CustomerAccess access,
            Customers customers,
            ContactBook book,
            Consents consents,
            DecisionJudgements judgements,
            WaysToReach ways,
            CallTimes callTimes,
            BusinessKeyLock lock,
            Journeys journeys,
            NextContacts nextContacts,
            ContactBookRecord onRecord,
            TaskContexts taskContexts) {
        this.access = access;
        this.customers = customers;
        this.book = book;
        this.consents = consents;
        this.judgements = judgements;
        this.ways = ways;
        this.callTimes = callTimes;
        this.lock = lock;
        this.journeys = journeys;
        this.nextContacts = nextContacts;
        this.onRecord = onRecord;
        this.taskContexts = taskContexts;
    }

    /** See {@link ContactBook#add}. */
    @Transactional
    public ContactBook.Page addPerson(CustomerNumber number, String name, @Nullable ContactRole role, Person by) {
        return changing(number, by, () -> {
            var added = book.add(number, name, role);
            onRecord.put(number, by, Deed.ADDED, "contactPerson", added.name(), "role", role);
            return added;
        });
    }

    /** See {@link ContactBook#change}. */
    @Transactional
    public ContactBook.Page changePerson(
            CustomerNumber number, long id, String name, @Nullable ContactRole role, Person by) {
        return changing(number, by, () -> {
            var before = book.change(number, id, name, role);
            judgements.renamed(number, before.name(), name);
            onRecord.put(
                    number, by, Deed.CHANGED, "contactPerson", name.strip(), "nameBefore", before.name(), "role", role);
            return book.require(number, id);
        });
    }

    /** See {@link ContactBook#remove} and {@link Consents#letGo}. */
    @Transactional
    public void removePerson(CustomerNumber number, long id, Person by) {
        changing(number, by, () -> {
            consents.letGo(number, id);
            var removed = book.remove(number, id);
            onRecord.put(number, by, Deed.REMOVED, "contactPerson", removed.name());
            return removed;
        });
    }

    /** See {@link WaysToReach#add}. */
    @Transactional
    public ContactBooks.Way addWay(CustomerNumber number, @Nullable Long person, NewWay way, Person by) {
        return changing(number, by, () -> onRecord.put(number, by, Deed.ADDED, ways.add(number, person, way)));
    }

    /** See {@link WaysToReach#makeMain}. */
    @Transactional
    public ContactBooks.Way makeMain(CustomerNumber number, long id, Person by) {
        return changing(number, by, () -> onRecord.put(number, by, Deed.MADE_MAIN, ways.makeMain(number, id)));
    }

    /** See {@link WaysToReach#remove}. */
    @Transactional
    public void removeWay(CustomerNumber number, long id, Person by) {
        changing(number, by, () -> onRecord.put(number, by, Deed.REMOVED, ways.remove(number, id)));
    }

    /** See {@link CallTimes#add}. */
    @Transactional
    public CallTime addCallTime(
            CustomerNumber number,
            @Nullable Long person,
            Set<DayOfWeek> days,
            LocalTime from,
            LocalTime to,
            Person by) {
        return changing(
                number, by, () -> onRecord.put(number, by, Deed.ADDED, callTimes.add(number, person, days, from, to)));
    }

    /** See {@link CallTimes#remove}. */
    @Transactional
    public void removeCallTime(CustomerNumber number, long id, Person by) {
        changing(number, by, () -> onRecord.put(number, by, Deed.REMOVED, callTimes.remove(number, id)));
    }

    private <T> T changing(CustomerNumber number, Person by, Supplier<T> change) {
        access.toRecord(number, by);
        lock.lock(number.value());
        access.toRecord(number, by);
        if (customers.require(number).owner() == null) {
            throw Refusal.conflict("customer.takeUpFirst", number.value());
        }
        var changed = change.get();
        journeys.latest(number).filter(Journey::isOpen).ifPresent(nextContacts::follow);
        taskContexts.refresh(number.value());
        return changed;
    }
}
