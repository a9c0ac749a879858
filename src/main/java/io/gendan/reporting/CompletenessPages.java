package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.completeness.Completeness;
import io.gendan.pipeline.CustomerList;
import io.gendan.staff.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which dossiers are the least complete, and that somebody has checked one (D-03). */
@Controller
class CompletenessPages {

    private final CurrentPerson currentPerson;
    private final Completeness completeness;
    private final CustomerList customers;

    CompletenessPages(CurrentPerson currentPerson, Completeness completeness, CustomerList customers) {
        this.currentPerson = currentPerson;
        this.completeness = completeness;
        this.customers = customers;
    }

    @GetMapping("/dossiers")
    String dossiers(
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(defaultValue = "false") boolean stale,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var person = currentPerson.get();
        var query = Completeness.Query.of(owner, stale, page);
        var found = completeness.find(query, person);
        model.addAttribute("query", query);
        model.addAttribute("found", found);
        model.addAttribute("owners", customers.owners(person));
        model.addAttribute("pages", (found.total() + Completeness.PAGE_SIZE - 1) / Completeness.PAGE_SIZE);
        return "dossiers";
    }

    @PostMapping("/customers/{number}/completeness/check")
    String check(@PathVariable String number) {
        var customer = CustomerNumber.parse(number);
        completeness.checked(customer, currentPerson.get());
        return "redirect:/customers/" + customer.value() + "#completeness";
    }
}
