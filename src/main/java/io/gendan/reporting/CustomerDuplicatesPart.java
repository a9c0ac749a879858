package io.gendan.reporting;

import io.gendan.customer.Customer;
import io.gendan.customer.duplicates.Duplicates;
import io.gendan.staff.Person;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Which other customers this one may be (D-07). */
@Component
class CustomerDuplicatesPart implements CustomerPagePart {

    private final Duplicates duplicates;

    CustomerDuplicatesPart(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    @Override
    public void fill(Model model, Customer customer, Person reader) {
        model.addAttribute("suspects", duplicates.of(customer.number(), reader));
    }
}
