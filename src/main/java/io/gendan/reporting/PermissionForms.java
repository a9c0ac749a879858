package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.pipeline.EarlyPermits;
import io.gendan.pipeline.NextStepOrders;
import io.gendan.pipeline.QuotePermits;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a leader allows or arranges on the customer's page: an earlier contact (CD-04), a quote in the next one, who
 * takes the next step (N-22). What was typed stays when something is wrong with it.
 */
@Controller
class PermissionForms {

    /** A box, which a browser sends only when it is ticked. */
    private static final String PROMISED = "nextStepPromised";

    private final CurrentPerson currentPerson;
    private final EarlyPermits earlyPermits;
    private final QuotePermits quotePermits;
    private final NextStepOrders orders;
    private final CustomerPage page;
    private final Words words;

    PermissionForms(
            CurrentPerson currentPerson,
            EarlyPermits earlyPermits,
            QuotePermits quotePermits,
            NextStepOrders orders,
            CustomerPage page,
            Words words) {
        this.currentPerson = currentPerson;
        this.earlyPermits = earlyPermits;
        this.quotePermits = quotePermits;
        this.orders = orders;
        this.page = page;
        this.words = words;
    }

    @FunctionalInterface
    private interface Permission {

        void allow(CustomerNumber customer, Map<String, Object> sent, Person by);
    }

    @PostMapping("/customers/{number}/early-contact")
    String earlyContact(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        return allow("early", earlyPermits::allow, CustomerNumber.parse(number), typed, model, told, response);
    }

    @PostMapping("/customers/{number}/quote-permission")
    String quote(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        return allow("quote", quotePermits::allow, CustomerNumber.parse(number), typed, model, told, response);
    }

    @PostMapping("/customers/{number}/next-step")
    String nextStep(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        return allow("order", orders::arrange, CustomerNumber.parse(number), typed, model, told, response);
    }

    /** The page calls what belongs to a permission {@code what}, {@code whatRefused}, {@code whatFaults} and {@code whatAllowed}. */
    private String allow(
            String what,
            Permission permission,
            CustomerNumber customer,
            Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var person = currentPerson.get();
        var sent = new HashMap<String, Object>(typed);
        sent.values().removeIf(value -> value.toString().isBlank());
        sent.computeIfPresent(PROMISED, (key, ticked) -> true);
        try {
            permission.allow(customer, sent, person);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            model.addAttribute(what, typed);
            model.addAttribute(
                    what + "Refused",
                    words.of("refusal." + refusal.code(), refusal.arguments().toArray()));
            model.addAttribute(what + "Faults", Faults.of(refusal, words, "page." + what + ".", typed));
            return page.show(customer, person, Map.of(), model);
        }
        told.addFlashAttribute(what + "Allowed", true);
        return "redirect:/customers/" + customer.value();
    }
}
