package io.gendan.reporting;

import io.gendan.customer.Customer;
import io.gendan.customer.duplicates.Duplicates;
import io.gendan.customer.duplicates.Merges;
import io.gendan.staff.Person;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Which other customers this one may be, and which were put together with it (D-07). */
@Component
class CustomerDuplicatesPart implements CustomerPagePart {

    private final Duplicates duplicates;
    private final Merges merges;

    CustomerDuplicatesPart(Duplicates duplicates, Merges merges) {
        this.duplicates = duplicates;
        this.merges = merges;
    }

    @Override
    public void fill(Model model, Customer customer, Person reader) {
        model.addAttribute("suspects", duplicates.of(customer.number(), reader));
        model.addAttribute(
                "merges",
                merges.into(customer.number(), reader).stream()
                        .filter(merge -> merge.undoneAt() == null)
                        .toList());
    }
}
