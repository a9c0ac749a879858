package io.gendan.pipeline;

import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.pool.OwnerHistory;
import io.gendan.customer.pool.OwnerHistory.Period;
import io.gendan.staff.Person;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who owned a customer when, for whoever sees it (ST-03). */
@Component
public class Owners {

    private final OwnerHistory history;
    private final Customers customers;
    private final CustomerMask mask;

    Owners(OwnerHistory history, Customers customers, CustomerMask mask) {
        this.history = history;
        this.customers = customers;
        this.mask = mask;
    }

    /**
     * All times of the customer, the present one first, as this person may read them.
     *
     * @throws io.gendan.engine.Refusal 404 {@code customer.unknown} when there is none, or not for this person
     */
    public List<Period> of(CustomerNumber number, Person reader) {
        var text = mask.textOf(customers.requireFor(number, reader), reader);
        return history.of(number).stream()
                .map(period -> new Period(
                        period.owner(),
                        period.from(),
                        period.to(),
                        period.why(),
                        period.by(),
                        text.of(period.reason())))
                .toList();
    }
}
