package io.gendan.reporting;

import io.gendan.customer.Customer;
import io.gendan.staff.Person;
import org.springframework.ui.Model;

/** What one feature brings to the page of a customer. */
interface CustomerPagePart {

    /** Puts into the model what the feature's fragment shows to a person who sees the customer. */
    void fill(Model model, Customer customer, Person reader);
}
