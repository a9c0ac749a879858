package io.gendan.reporting;

import io.gendan.customer.Customer;
import io.gendan.pipeline.NextStepOrders;
import io.gendan.staff.Person;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The next step as it stands, and who could take it (N-22). */
@Component
class CustomerNextStepPart implements CustomerPagePart {

    private final NextStepOrders orders;

    CustomerNextStepPart(NextStepOrders orders) {
        this.orders = orders;
    }

    @Override
    public void fill(Model model, Customer customer, Person reader) {
        var number = customer.number();
        model.addAttribute("mayArrange", orders.isPossible(number, reader));
        model.addAttribute("nextStepPeople", orders.people(number));
        model.addAttribute("currentStep", orders.current(number));
        model.addAttribute("nextStepChannels", NextStepOrders.CHANNELS);
    }
}
