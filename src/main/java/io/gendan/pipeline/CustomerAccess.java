package io.gendan.pipeline;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Refusal;
import io.gendan.staff.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who may do what with a customer's journey. What a person may not see does not exist for them (404). */
@Component
public class CustomerAccess {

    private final Customers customers;
    private final CustomerMask mask;
    private final FromPool fromPool;

    CustomerAccess(Customers customers, CustomerMask mask, FromPool fromPool) {
        this.customers = customers;
        this.mask = mask;
        this.fromPool = fromPool;
    }

    /** The record and the windows: whoever sees the customer; administrators see no customer data. */
    public CustomerNumber toRead(CustomerNumber number, Person person) {
        return customers.requireFor(number, person).number();
    }

    /**
     * What can't be shown in part, such as files and messages that were sent: whoever reads the customer unmasked.
     *
     * @throws Refusal 403 {@code customer.claimFirst} for one of the pool that this person hasn't claimed
     */
    public CustomerNumber toReadAll(CustomerNumber number, Person person) {
        if (mask.masked(customers.requireFor(number, person), person)) {
            throw Refusal.forbidden("customer.claimFirst", number.value());
        }
        return number;
    }

    /** Recording a contact, and turning the journey aside: whoever sells and sees the customer. */
    public CustomerNumber toRecord(CustomerNumber number, Person person) {
        mustSell(person);
        return toRead(number, person);
    }

    /** Moving into another stage past its gate: whoever leads and sees the customer (ST-01). */
    public CustomerNumber toRedirect(CustomerNumber number, Person person) {
        return toLead(number, person, "journey.redirectedByLeaders");
    }

    /** Arranging who takes the next step, when and how: whoever leads and sees the customer (N-22). */
    CustomerNumber toArrange(CustomerNumber number, Person person) {
        return toLead(number, person, "journey.arrangedByLeaders");
    }

    /** Allowing a contact earlier than the policy: whoever leads and sees the customer (CD-04). */
    CustomerNumber toAllowEarly(CustomerNumber number, Person person) {
        return toLead(number, person, "cadence.allowedByLeaders");
    }

    /** Allowing a quote in stage A: whoever leads and sees the customer. */
    CustomerNumber toAllowQuotes(CustomerNumber number, Person person) {
        return toLead(number, person, "contact.quotesAllowedByLeaders");
    }

    /** Giving a customer of the pool to somebody: whoever leads and sees the customer (ST-03). */
    CustomerNumber toGive(CustomerNumber number, Person person) {
        return toLead(number, person, "pool.givenByLeaders");
    }

    /**
     * Taking up: whoever sells and sees the customer; one from the pool becomes theirs. Asked once the journey is locked,
     * after {@link #toRecord}.
     *
     * @throws Refusal 409 {@code changedMeanwhile} when somebody else has taken it from the pool at the same moment,
     *     {@code customer.merged} when it turned out to be another one, {@code pool.limits} when this person may take no more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CustomerNumber toTakeUp(CustomerNumber number, Person person) {
        var customer = customers.requireUnmerged(number, person);
        if (customer.owner() == null) {
            fromPool.claim(number, person.login(), person.login());
        } else if (!customers.isSeenBy(customer, person)) {
            throw Refusal.conflict("changedMeanwhile");
        }
        return number;
    }

    private CustomerNumber toLead(CustomerNumber number, Person person, String refusal) {
        if (!person.role().leads()) {
            throw Refusal.forbidden(refusal);
        }
        return toRead(number, person);
    }

    /** Bringing in contacts of several customers: whoever sells; each customer is looked at by itself. */
    void mustSell(Person person) {
        if (!person.role().sells()) {
            throw Refusal.forbidden("customer.notYours");
        }
    }
}
