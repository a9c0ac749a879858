package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.Contracts;
import io.gendan.staff.CurrentPerson;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says on the customer's page which file is the signed contract. */
@Controller
class ContractForm {

    private final CurrentPerson currentPerson;
    private final Contracts contracts;

    ContractForm(CurrentPerson currentPerson, Contracts contracts) {
        this.currentPerson = currentPerson;
        this.contracts = contracts;
    }

    @PostMapping("/customers/{number}/contract")
    String attach(@PathVariable String number, @RequestParam String file, RedirectAttributes told) {
        var customer = CustomerNumber.parse(number);
        contracts.attach(customer, file, currentPerson.get());
        told.addFlashAttribute("contractAttached", true);
        return "redirect:/customers/" + customer.value();
    }
}
