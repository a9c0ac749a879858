package io.gendan.customer.consent;

import io.gendan.customer.ContactPoint;
import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.consent.Consent.Basis;
import io.gendan.customer.consent.Consent.Purpose;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.TaskContexts;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Person;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What we may do with a customer's data and on what ground. Whoever no longer agrees to be contacted is contacted no more;
 * to agree anew is a consent of its own.
 */
@Component
public class Consents {

    private static final int LONGEST = 400;

    private final Customers customers;
    private final CustomerMask mask;
    private final ConsentTable table;
    private final BusinessKeyLock lock;
    private final AuditTrail trail;
    private final TaskContexts taskContexts;
    private final Clock clock;

    Consents(
            Customers customers,
            CustomerMask mask,
            ConsentTable table,
            BusinessKeyLock lock,
            AuditTrail trail,
            TaskContexts taskContexts,
            Clock clock) {
        this.customers = customers;
        this.mask = mask;
        this.table = table;
        this.lock = lock;
        this.trail = trail;
        this.taskContexts = taskContexts;
        this.clock = clock;
    }

    /**
     * A consent as somebody notes it.
     *
     * @param contactPerson id of the person on the customer's side; null for the customer itself
     * @param givenOn ISO date, not in the future; today if left out
     */
    public record Given(
            @Nullable Long contactPerson,
            @Nullable String purpose,
            @Nullable String basis,
            @Nullable String givenOn,
            @Nullable String how) {}

    /**
     * That somebody no longer agrees.
     *
     * @param on ISO date, not in the future; today if left out
     */
    public record Withdrawal(@Nullable String on, @Nullable String how) {}

    /**
     * All that was noted, the latest first.
     *
     * @throws Refusal 404 {@code customer.unknown}; 403 {@code consent.mayNot} for whoever doesn't work with the customer
     */
    public List<Consent> of(CustomerNumber number, Person person) {
        require(number, person);
        return table.of(number);
    }

    /**
     * Notes a consent.
     *
     * @throws Refusal as {@link #of}; 400 {@code consent.invalid} with everything that is wrong
     */
    @Transactional
    public Consent give(CustomerNumber number, Given given, Person by) {
        require(number, by);
        lock.lock(number.value());
        var wrong = new ArrayList<Item>();
        var purpose = option("purpose", given.purpose(), Purpose.offered(), wrong);
        var basis = option("basis", given.basis(), List.of(Basis.values()), wrong);
        var on = day("givenOn", given.givenOn(), wrong);
        var how = how(given.how(), wrong);
        var person = given.contactPerson();
        if (person != null && !table.isOf(number, person)) {
            wrong.add(Item.of("contactPerson", "consent.noPerson"));
        }
        if (!wrong.isEmpty() || purpose == null || basis == null) {
            throw Refusal.badRequest("consent.invalid").with(wrong);
        }
        var id = table.put(number, person, purpose, basis, on, how, by.login());
        tell(number, id, purpose, "GIVEN", by);
        return table.find(number, id).orElseThrow();
    }

    /**
     * Notes that it holds no longer.
     *
     * @throws Refusal as {@link #give}; 404 {@code consent.unknown}; 409 {@code consent.withdrawn} when that is known
     */
    @Transactional
    public Consent withdraw(CustomerNumber number, long id, Withdrawal withdrawal, Person by) {
        require(number, by);
        lock.lock(number.value());
        var consent = table.find(number, id).orElseThrow(() -> Refusal.notFound("consent.unknown"));
        if (consent.withdrawnOn() != null) {
            throw Refusal.conflict("consent.withdrawn");
        }
        var wrong = new ArrayList<Item>();
        var on = day("on", withdrawal.on(), wrong);
        var how = how(withdrawal.how(), wrong);
        if (wrong.isEmpty() && on.isBefore(consent.givenOn())) {
            wrong.add(Item.of("on", "consent.beforeGiven", consent.givenOn().toString()));
        }
        if (!wrong.isEmpty()) {
            throw Refusal.badRequest("consent.invalid").with(wrong);
        }
        table.withdraw(id, on, how, by.login());
        tell(number, id, consent.purpose(), "WITHDRAWN", by);
        return table.find(number, id).orElseThrow();
    }

    /**
     * Lets go of what a person on the customer's side has agreed to, because the person is taken out of its book. Who no
     * longer agrees to something stays there: nothing else tells whom to leave alone.
     *
     * @throws Refusal 409 {@code consent.stands} while one of this person's consents is withdrawn
     */
    @Transactional
    public void letGo(CustomerNumber number, long contactPerson) {
        var person = table.personWhoWithdrew(number, contactPerson);
        if (person != null) {
            throw Refusal.conflict("consent.stands", person);
        }
        table.remove(number, contactPerson);
    }

    /**
     * Whether the customer must not be contacted: it has withdrawn its consent, or the person on its side that is or was
     * called so has.
     */
    public boolean forbidContact(CustomerNumber number, @Nullable String contactPerson) {
        return table.isWithdrawn(number, Purpose.CONTACT, contactPerson);
    }

    /** Whether somebody on the customer's side who is, or was, reached so has withdrawn their consent. */
    public boolean forbidReaching(CustomerNumber number, String phoneOrEmail) {
        return table.isWithdrawn(
                number,
                Purpose.CONTACT,
                List.of(ContactPoint.Kind.PHONE.plain(phoneOrEmail), ContactPoint.Kind.EMAIL.plain(phoneOrEmail)));
    }

    /** Whether the customer's latest word is that it agrees. */
    public boolean agree(CustomerNumber number, Purpose purpose) {
        return table.isGiven(number, purpose);
    }

    /**
     * Whether there ever was a word on it, of the customer or of one person on its side.
     *
     * @param contactPerson id of that person; null for anybody
     */
    public boolean spokeOf(CustomerNumber number, Purpose purpose, @Nullable Long contactPerson) {
        return table.isNoted(number, purpose, contactPerson);
    }

    /** The withdrawn consents because of which the customer, or somebody on its side, must not be contacted. */
    public List<Consent> againstContact(CustomerNumber number) {
        return table.withdrawn(number, Purpose.CONTACT);
    }

    private void require(CustomerNumber number, Person person) {
        var customer = customers.requireFor(number, person);
        if (!person.role().sells() || mask.masked(customer, person)) {
            throw Refusal.forbidden("consent.mayNot");
        }
    }

    private void tell(CustomerNumber number, long id, Purpose purpose, String what, Person by) {
        trail.put(
                AuditKind.CONSENT_CHANGED,
                by.login(),
                number.value(),
                Map.of("consent", id, "purpose", purpose.name(), "what", what));
        taskContexts.refresh(number.value());
    }

    private static <E extends Enum<E>> @Nullable E option(
            String field, @Nullable String sent, List<E> options, List<Item> wrong) {
        for (var option : options) {
            if (option.name().equals(sent)) {
                return option;
            }
        }
        wrong.add(Item.of(field, "consent.option", field, options.toString()));
        return null;
    }

    private LocalDate day(String field, @Nullable String sent, List<Item> wrong) {
        var today = LocalDate.now(clock);
        if (sent == null || sent.isBlank()) {
            return today;
        }
        try {
            var day = LocalDate.parse(sent.strip());
            if (!day.isAfter(today) && day.getYear() >= 1900) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // told below
        }
        wrong.add(Item.of(field, "consent.day", field));
        return today;
    }

    private static String how(@Nullable String sent, List<Item> wrong) {
        var how = sent == null ? "" : sent.strip();
        if (how.isEmpty() || how.length() > LONGEST || how.indexOf('\0') >= 0) {
            wrong.add(Item.of("how", "consent.howMissing", LONGEST));
        }
        return how;
    }
}
