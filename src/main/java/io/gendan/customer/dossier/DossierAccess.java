package io.gendan.customer.dossier;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who reads and edits a dossier: whoever sees the customer, and the keeper of its department; only those edit who sell.
 * Confidential values are for the owner and whoever leads the owner alone.
 */
@Component
public class DossierAccess {

    private final Customers customers;
    private final DossierKeepers keepers;
    private final CustomerMask mask;
    private final Staff staff;

    DossierAccess(Customers customers, DossierKeepers keepers, CustomerMask mask, Staff staff) {
        this.customers = customers;
        this.keepers = keepers;
        this.mask = mask;
        this.staff = staff;
    }

    /**
     * The customer whose dossier this person may read.
     *
     * @throws Refusal 404 {@code customer.unknown}; 409 {@code customer.merged} naming the customer that it turned out to
     *     be (D-07)
     */
    public Customer toRead(CustomerNumber number, Person person) {
        if (person.role() == Role.ADMIN) {
            throw Refusal.notFound("customer.unknown", number.value());
        }
        if (keepers.keptBy(person).isEmpty()) {
            return customers.requireSeen(number, person);
        }
        var customer = customers.requireUnmerged(number, person);
        if (!(customers.isSeenBy(customer, person) || keepers.isKeeperOf(customer, person))) {
            throw Refusal.notFound("customer.unknown", number.value());
        }
        return customer;
    }

    /**
     * The customer whose dossier this person may edit.
     *
     * @throws Refusal 404 {@code customer.unknown}, 403 {@code customer.notYours}; 409 {@code dossier.claimFirst} for one
     *     of the pool that this person reads masked
     */
    public Customer toEdit(CustomerNumber number, Person person) {
        var customer = toRead(number, person);
        if (!person.role().sells()) {
            throw Refusal.forbidden("customer.notYours");
        }
        if (mask.masked(customer, person)) {
            throw Refusal.conflict("dossier.claimFirst");
        }
        return customer;
    }

    /** Whether this person may edit what it reads. */
    boolean edits(Customer customer, Person person) {
        return person.role().sells() && !mask.masked(customer, person);
    }

    /** Whether this person may read and enter confidential values: the owner, and whoever leads the owner. */
    public boolean readsConfidential(Customer customer, Person person) {
        var owner = customer.owner();
        return owner != null
                && person.active()
                && person.role() != Role.ADMIN
                && (owner.equals(person.login())
                        || !staff.ledBy(person, Set.of(owner)).isEmpty());
    }

    /**
     * The customer whose confidential values this person may read and enter.
     *
     * @throws Refusal 404 {@code customer.unknown}, 403 {@code dossier.confidential}
     */
    Customer toConfidential(CustomerNumber number, Person person) {
        var customer = toRead(number, person);
        if (!readsConfidential(customer, person)) {
            throw Refusal.forbidden("dossier.confidential");
        }
        return customer;
    }
}
