package io.gendan.customer;

import io.gendan.customer.OwnerChange.Why;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Sight;
import io.gendan.staff.Staff;
import io.gendan.staff.TeamSight;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All customers: how they come in, who owns them, who sees them. */
@Component
public class Customers {

    /** A customer whose name resembles another one. */
    public record Similar(CustomerNumber number, String name) {}

    private final CustomerTable table;
    private final OwnerColumn owners;
    private final CustomerRows rows;
    private final ContactPersons contactPersons;
    private final Staff staff;
    private final TeamSight teamSight;
    private final CustomerMask mask;
    private final ApplicationEventPublisher news;

    Customers(
            CustomerTable table,
            OwnerColumn owners,
            CustomerRows rows,
            ContactPersons contactPersons,
            Staff staff,
            TeamSight teamSight,
            CustomerMask mask,
            ApplicationEventPublisher news) {
        this.table = table;
        this.owners = owners;
        this.rows = rows;
        this.contactPersons = contactPersons;
        this.staff = staff;
        this.teamSight = teamSight;
        this.mask = mask;
        this.news = news;
    }

    /**
     * Takes a new customer in; a merely similar name never refuses.
     *
     * @param by login of who brings it in
     * @throws Refusal 400 {@code customer.invalid} when the owner or the parent customer doesn't exist
     */
    @Transactional
    public Customer create(NewCustomer customer, String by) {
        return create(rows.nextNumber(), customer, by);
    }

    /**
     * As {@link #create}, but the same request sent again under the same key is answered with the customer that the
     * first one made.
     *
     * @throws Refusal 409 {@code customer.keyReused} when the key came before with another content
     */
    @Transactional
    public Customer createOnce(String key, NewCustomer customer, String by) {
        var number = rows.nextNumber();
        var known = table.rememberRequest(key, by, customer.toString(), number);
        return known.isPresent() ? require(known.get()) : create(number, customer, by);
    }

    /**
     * The customer with this number.
     *
     * @throws Refusal 404 {@code customer.unknown}
     */
    public Customer require(CustomerNumber number) {
        return table.find(number).orElseThrow(() -> Refusal.notFound("customer.unknown", number.value()));
    }

    /** Those of these customers that there are, by number. */
    public Map<CustomerNumber, Customer> all(Collection<CustomerNumber> numbers) {
        return table.all(numbers);
    }

    /**
     * The customer with this number as far as this person sees it: what isn't seen is not there, and how to reach one of
     * the pool is masked ({@link CustomerMask}).
     *
     * @throws Refusal 404 {@code customer.unknown}; 409 {@code customer.merged} naming the customer that it turned out to
     *     be (D-07), {@code customer.erased} when its data were erased
     */
    public Customer requireFor(CustomerNumber number, Person person) {
        return mask.asReadBy(requireSeen(number, person), person);
    }

    /**
     * As {@link #requireFor}, but unmasked. One that isn't seen takes the same way through here as one that doesn't exist,
     * so that nobody learns from how long an answer takes which numbers there are.
     *
     * @throws Refusal 404 {@code customer.unknown}; 409 {@code customer.merged} as {@link #requireFor}
     */
    public Customer requireSeen(CustomerNumber number, Person person) {
        var sight = staff.sightOf(person.login());
        var survivor = table.mergedInto(number);
        var seen = table.findSeen(survivor.orElse(number), sight);
        if (survivor.isPresent() && (seen.isPresent() || person.role() == Role.ADMIN)) {
            throw merged(number, survivor.get());
        }
        return seen.orElseThrow(() -> notThere(number, sight));
    }

    private Refusal notThere(CustomerNumber number, Sight sight) {
        return table.isErased(number, sight)
                ? Refusal.conflict("customer.erased", number.value())
                : Refusal.notFound("customer.unknown", number.value());
    }

    /**
     * The customer with this number while it is one of its own, whether or not this person sees it; whoever waited for the
     * customer's lock asks it again.
     *
     * @throws Refusal 404 {@code customer.unknown}; 409 {@code customer.merged} as {@link #requireFor}
     */
    public Customer requireUnmerged(CustomerNumber number, Person person) {
        table.mergedInto(number).ifPresent(survivor -> {
            if (person.role() != Role.ADMIN && !isSeenBy(require(survivor), person)) {
                throw Refusal.notFound("customer.unknown", number.value());
            }
            throw merged(number, survivor);
        });
        var customer = require(number);
        if (table.isErased(number)) {
            throw isSeenBy(customer, person)
                    ? Refusal.conflict("customer.erased", number.value())
                    : Refusal.notFound("customer.unknown", number.value());
        }
        return customer;
    }

    private static Refusal merged(CustomerNumber number, CustomerNumber survivor) {
        return Refusal.conflict("customer.merged", number.value(), survivor.value())
                .telling(Map.of("mergedInto", survivor.value()));
    }

    /** Whether this person reads how to reach the customer masked ({@link CustomerMask}), and so must not write it back. */
    boolean readsMasked(Customer customer, Person person) {
        return mask.masked(customer, person);
    }

    /**
     * The customer that this one turned out to be, if it was put together with another (D-07).
     *
     * @throws Refusal 404 {@code customer.unknown} when this person sees neither, found out as {@link #requireSeen} does; 409
     *     {@code customer.erased} as there; administrators, who see numbers, may ask for any
     */
    public Optional<CustomerNumber> mergedInto(CustomerNumber number, Person person) {
        if (person.role() == Role.ADMIN) {
            return table.mergedInto(number);
        }
        var sight = staff.sightOf(person.login());
        var survivor = table.mergedInto(number);
        if (table.findSeen(survivor.orElse(number), sight).isEmpty()) {
            throw notThere(number, sight);
        }
        return survivor;
    }

    /** Customers with a similar name among those that this person sees, the most similar first; at most five. */
    public List<Similar> similarTo(String name, Person person) {
        var key = CustomerName.key(name);
        return key.isEmpty() ? List.of() : table.similar(key, staff.sightOf(person.login()));
    }

    /** The customers with exactly this name among those that this person sees. */
    public List<CustomerNumber> named(String name, Person person) {
        return table.named(name, staff.sightOf(person.login()));
    }

    /** Fills in a way to reach the customer where there was none; what is known already stays. */
    @Transactional
    public void supplyWayToReach(CustomerNumber number, @Nullable String phone, @Nullable String email) {
        tell(number, table.supplyWayToReach(number, phone, email));
    }

    /** Fills in the industry where none was known; what is known already stays. */
    @Transactional
    public void supplyIndustry(CustomerNumber number, String industry) {
        tell(number, table.supplyIndustry(number, industry.strip()));
    }

    /**
     * Gives a customer of the pool to this owner. Whether it may be claimed is asked before.
     *
     * @throws Refusal 404 {@code staff.unknown}; 409 {@code changedMeanwhile} when it belongs to somebody
     */
    @Transactional
    public void takeFromPool(CustomerNumber number, String owner, OwnerChange change) {
        staff.require(owner);
        if (!owners.take(number, owner)) {
            throw Refusal.conflict("changedMeanwhile");
        }
        teamSight.follow(number.value());
        news.publishEvent(new OwnerChanged(number, null, owner, change));
    }

    /**
     * Makes another person the owner of a customer, and tells it ({@link HandedOver}).
     *
     * @throws Refusal 404 {@code staff.unknown}; 400 {@code customer.invalid} with {@code customer.ownerCannotOwn} when
     *     this person is no longer active or doesn't sell
     */
    @Transactional
    public void handOver(CustomerNumber number, String owner, OwnerChange change) {
        var person = staff.require(owner);
        if (!person.active() || !person.role().sells()) {
            throw invalid(CustomerField.OWNER, "customer.ownerCannotOwn", owner);
        }
        var before = require(number).owner();
        owners.change(number, owner);
        teamSight.follow(number.value());
        news.publishEvent(new OwnerChanged(number, before, owner, change));
        news.publishEvent(new HandedOver(number, before, owner));
    }

    /** Gives a customer back to the pool (公海) of its owner's department: nobody owns it (ST-03). */
    @Transactional
    public void releaseToPool(CustomerNumber number, OwnerChange change) {
        var before = require(number).owner();
        owners.release(number);
        news.publishEvent(new OwnerChanged(number, before, null, change));
    }

    /** Whether this person sees the customer. */
    public boolean isSeenBy(Customer customer, Person person) {
        var sight = staff.sightOf(person.login());
        return sight.everything()
                || (customer.owner() == null
                        ? sight.seesPoolOf(customer.poolDepartment())
                        : sight.owners().contains(customer.owner()));
    }

    private Customer create(CustomerNumber number, NewCustomer customer, String by) {
        if (customer.owner() != null && staff.find(customer.owner()).isEmpty()) {
            throw invalid(CustomerField.OWNER, "customer.ownerUnknown", customer.owner());
        }
        rows.insert(List.of(new CustomerRows.Entry(number, customer, parentOf(customer))), by);
        if (customer.contactPerson() != null) {
            contactPersons.note(number, customer.contactPerson(), customer.contactPersonRole(), null);
        }
        news.publishEvent(new OwnerChanged(number, null, customer.owner(), OwnerChange.of(Why.CREATED, by)));
        news.publishEvent(new CustomersChanged(List.of(number)));
        return require(number);
    }

    private void tell(CustomerNumber number, boolean changed) {
        if (changed) {
            news.publishEvent(new CustomersChanged(List.of(number)));
        }
    }

    private @Nullable CustomerNumber parentOf(NewCustomer customer) {
        var parent = customer.subsidiaryOf();
        if (parent == null) {
            return null;
        }
        try {
            return require(CustomerNumber.parse(parent)).number();
        } catch (Refusal unknown) {
            throw invalid(CustomerField.SUBSIDIARY_OF, "customer.parentUnknown", parent);
        }
    }

    private static Refusal invalid(CustomerField field, String code, String about) {
        return Refusal.badRequest("customer.invalid").with(List.of(Refusal.Item.of(field.key(), code, about)));
    }
}
