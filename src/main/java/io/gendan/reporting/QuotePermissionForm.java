package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.pipeline.QuotePermits;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Allows a quote in the next contact from the customer's page; what was typed stays when something is wrong with it. */
@Controller
class QuotePermissionForm {

    private final CurrentPerson currentPerson;
    private final QuotePermits permits;
    private final CustomerPage page;
    private final Words words;

    QuotePermissionForm(CurrentPerson currentPerson, QuotePermits permits, CustomerPage page, Words words) {
        this.currentPerson = currentPerson;
        this.permits = permits;
        this.page = page;
        this.words = words;
    }

    @PostMapping("/customers/{number}/quote-permission")
    String allow(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var customer = CustomerNumber.parse(number);
        var person = currentPerson.get();
        var sent = new HashMap<>(typed);
        sent.values().removeIf(String::isBlank);
        try {
            permits.allow(customer, sent, person);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            model.addAttribute("quote", typed);
            model.addAttribute(
                    "quoteRefused",
                    words.of("refusal." + refusal.code(), refusal.arguments().toArray()));
            model.addAttribute("quoteFaults", Faults.of(refusal, words, "page.quote.", typed));
            return page.show(customer, person, Map.of(), model);
        }
        told.addFlashAttribute("quoteAllowed", true);
        return "redirect:/customers/" + customer.value();
    }
}
