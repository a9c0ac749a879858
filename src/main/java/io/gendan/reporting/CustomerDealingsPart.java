package io.gendan.reporting;

import io.gendan.customer.Customer;
import io.gendan.customer.Dealings;
import io.gendan.staff.Person;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the customer bought and may buy (D-02). */
@Component
class CustomerDealingsPart implements CustomerPagePart {

    private static final int SHOWN = 10;

    private final Dealings dealings;

    CustomerDealingsPart(Dealings dealings) {
        this.dealings = dealings;
    }

    @Override
    public void fill(Model model, Customer customer, Person reader) {
        model.addAttribute("dealt", dealings.summary(customer.number(), reader));
        model.addAttribute("dealings", dealings.of(customer.number(), reader, SHOWN));
    }
}
