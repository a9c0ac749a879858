package io.gendan.customer;

import io.gendan.customer.OwnerChange.Why;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Sight;
import io.gendan.staff.Staff;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All customers: how they come in, and who sees them. To whom they belong is changed by {@link CustomerOwners}. */
@Component
public class Customers {

    /** A customer whose name resembles another one. */
    public record Similar(CustomerNumber number, String name) {}

    private final CustomerTable table;
    private final CustomerRows rows;
    private final Parents parents;
    private final ContactPersons contactPersons;
    private final Staff staff;
    private final CustomerMask mask;
    private final ApplicationEventPublisher news;

    Customers(
            CustomerTable table,
            CustomerRows rows,
            Parents parents,
            ContactPersons contactPersons,
            Staff staff,
            CustomerMask mask,
            ApplicationEventPublisher news) {
        this.table = table;
        this.rows = rows;
        this.parents = parents;
        this.contactPersons = contactPersons;
        this.staff = staff;
        this.mask = mask;
        this.news = news;
    }

    /**
     * Takes a new customer in; a merely similar name never refuses.
     *
     * @param by login of who brings it in
     * @throws Refusal 400 {@code customer.invalid} when the owner doesn't exist, or there is no parent customer that
     *     {@code by} sees
     */
    @Transactional
    public Customer create(NewCustomer customer, String by) {
        return create(rows.nextNumber(), customer, by);
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
     * The customer with this number as far as this person sees it: what isn't seen is not there, its parent neither, and
     * how to reach one of the pool is masked ({@link CustomerMask}).
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
        return seen.map(customer -> parents.asSeen(customer, sight)).orElseThrow(() -> notThere(number, sight));
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
        return parents.asSeen(customer, staff.sightOf(person.login()));
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

    /** The customers that this person sees and whose names, without legal form, stand in a text; at most fifty. */
    public List<Customer> namedIn(String text, Person person) {
        return table.namedIn(text, staff.sightOf(person.login()));
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

    /** Whether this person sees the customer. */
    public boolean isSeenBy(Customer customer, Person person) {
        var sight = staff.sightOf(person.login());
        return sight.everything()
                || (customer.owner() == null
                        ? sight.seesPoolOf(customer.poolDepartment())
                        : sight.owners().contains(customer.owner()));
    }

    /** As {@link #create(NewCustomer, String)}, under a number that was drawn before. */
    Customer create(CustomerNumber number, NewCustomer customer, String by) {
        if (customer.owner() != null && staff.find(customer.owner()).isEmpty()) {
            throw invalid(CustomerField.OWNER, "customer.ownerUnknown", customer.owner());
        }
        rows.insert(List.of(new CustomerRows.Entry(number, customer, parentOf(customer, by))), by);
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

    private @Nullable CustomerNumber parentOf(NewCustomer customer, String by) {
        var parent = customer.subsidiaryOf();
        return parent == null
                ? null
                : staff.find(by)
                        .flatMap(person -> parents.named(parent, person))
                        .orElseThrow(() -> invalid(CustomerField.SUBSIDIARY_OF, "customer.parentUnknown", parent));
    }

    private static Refusal invalid(CustomerField field, String code, String about) {
        return Refusal.badRequest("customer.invalid").with(List.of(Refusal.Item.of(field.key(), code, about)));
    }
}
