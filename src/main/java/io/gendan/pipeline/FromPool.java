package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.CustomerOwners;
import io.gendan.customer.OwnerChange;
import io.gendan.customer.OwnerChange.Why;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Customers on their way out of the pool, whoever takes them and through whatever door (ST-03). */
@Component
public class FromPool {

    private final CustomerOwners owners;
    private final ClaimLimits limits;
    private final Staff staff;
    private final Words words;

    FromPool(CustomerOwners owners, ClaimLimits limits, Staff staff, Words words) {
        this.owners = owners;
        this.limits = limits;
        this.staff = staff;
        this.words = words;
    }

    /**
     * Makes this person the owner of a customer of the pool. To be called with the customer's lock held.
     *
     * @param by login of who does it, in its own name or standing in
     * @throws Refusal 409 {@code pool.limits} with every limit that stands against it, {@code changedMeanwhile} when it
     *     belongs to somebody
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(CustomerNumber number, String owner, String by) {
        var person = staff.require(owner);
        var against = limits.against(number, person);
        if (!against.isEmpty()) {
            throw Refusal.conflict("pool.limits", allowing(person)).with(against);
        }
        owners.takeFromPool(number, owner, OwnerChange.of(Why.CLAIMED, by));
    }

    /**
     * Gives a customer of the pool to this person.
     *
     * @param exception whether the limits of the receiver are known and don't count
     * @return the limits that were passed over, in words
     * @throws Refusal 409 {@code pool.limitsOfReceiver} with every limit that stands against it, unless it is an exception
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> give(CustomerNumber number, Person to, String reason, boolean exception, Person by) {
        var against = limits.against(number, to);
        if (!against.isEmpty() && !exception) {
            var told = new ArrayList<>(against);
            told.add(Item.of("exception", "pool.exceptionNeeded"));
            throw Refusal.conflict("pool.limitsOfReceiver", to.name()).with(told);
        }
        owners.takeFromPool(number, to.login(), new OwnerChange(Why.GIVEN, by.login(), reason));
        return words.items(Refusal.conflict("pool.limits").with(against));
    }

    /** Who can make an exception for this person. */
    private String allowing(Person person) {
        var names = staff.superiorsOf(person.login()).stream().map(Person::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? words.of("pool.nobodyAbove") : names;
    }
}
