package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who may do what with a customer's journey. What a person may not see does not exist for them (404). */
@Component
public class CustomerAccess {

    private static final Set<Role> LEADERS =
            EnumSet.of(Role.MANAGER, Role.SENIOR_MANAGER, Role.DIRECTOR, Role.PRINCIPAL);

    private final Customers customers;

    CustomerAccess(Customers customers) {
        this.customers = customers;
    }

    /** The record and the windows: whoever sees the customer; administrators see no customer data. */
    public CustomerNumber toRead(CustomerNumber number, Person person) {
        return customers.requireFor(number, person).number();
    }

    /** Recording a contact, and turning the journey aside: whoever sells and sees the customer. */
    public CustomerNumber toRecord(CustomerNumber number, Person person) {
        mustSell(person);
        return toRead(number, person);
    }

    /** Moving into another stage past its gate: whoever leads and sees the customer (ST-01). */
    public CustomerNumber toRedirect(CustomerNumber number, Person person) {
        if (!leads(person)) {
            throw Refusal.forbidden("journey.redirectedByLeaders");
        }
        return toRead(number, person);
    }

    /**
     * Taking up: whoever sells and sees the customer; one from the pool becomes theirs. Asked once the journey is locked,
     * after {@link #toRecord}.
     *
     * @throws Refusal 409 {@code changedMeanwhile} when somebody else has taken it from the pool at the same moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CustomerNumber toTakeUp(CustomerNumber number, Person person) {
        var customer = customers.require(number);
        if (customer.owner() == null) {
            customers.takeFromPool(number, person.login());
        } else if (!customers.isSeenBy(customer, person)) {
            throw Refusal.conflict("changedMeanwhile");
        }
        return number;
    }

    /** Whether this person may move journeys past their gates. */
    boolean leads(Person person) {
        return LEADERS.contains(person.role());
    }

    private static void mustSell(Person person) {
        if (!person.role().sells()) {
            throw Refusal.forbidden("customer.notYours");
        }
    }
}
