package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.dossier.DossierDesk;
import io.gendan.customer.dossier.DossierViews;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The dossier as a form made from the form file; what was typed stays when something is wrong with it. */
@Controller
class DossierPages {

    /** Before the name of what the person saw when it began to type. */
    private static final String WAS = "was.";

    private final CurrentPerson currentPerson;
    private final DossierViews views;
    private final DossierDesk desk;
    private final Customers customers;
    private final Words words;

    DossierPages(CurrentPerson currentPerson, DossierViews views, DossierDesk desk, Customers customers, Words words) {
        this.currentPerson = currentPerson;
        this.views = views;
        this.desk = desk;
        this.customers = customers;
        this.words = words;
    }

    @GetMapping("/customers/{number}/dossier")
    String dossier(@PathVariable String number, Model model) {
        var view = views.of(CustomerNumber.parse(number), currentPerson.get());
        var there = new LinkedHashMap<String, String>();
        view.fields().forEach(line -> there.put(line.key(), line.sent()));
        return show(number, there, there, model);
    }

    @PostMapping("/customers/{number}/dossier")
    String change(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var customer = CustomerNumber.parse(number);
        var person = currentPerson.get();
        var typed = new LinkedHashMap<String, String>();
        var was = new LinkedHashMap<String, String>();
        sent.forEach((name, values) -> {
            if (name.startsWith(WAS)) {
                var key = name.substring(WAS.length());
                was.put(key, values.get(0));
                // A list without a tick sends nothing at all.
                typed.put(key, String.join(",", sent.getOrDefault(key, List.of(""))));
            }
        });
        try {
            desk.change(customer, typed, was, person);
        } catch (Refusal refusal) {
            if (refusal.items().isEmpty()) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            model.addAttribute(
                    "refused",
                    words.of("refusal." + refusal.code(), refusal.arguments().toArray()));
            model.addAttribute("faults", Faults.of(refusal, words));
            return show(number, typed, was, model);
        }
        told.addFlashAttribute("dossierSaved", true);
        return customers.isSeenBy(customers.require(customer), person)
                ? "redirect:/customers/" + customer.value() + "#dossier"
                : "redirect:/customers/" + customer.value() + "/dossier";
    }

    private String show(String number, Map<String, String> typed, Map<String, String> was, Model model) {
        var customer = CustomerNumber.parse(number);
        var person = currentPerson.get();
        model.addAttribute("view", views.of(customer, person));
        model.addAttribute("seen", customers.isSeenBy(customers.require(customer), person));
        model.addAttribute("typed", typed);
        model.addAttribute("was", was);
        return "dossier";
    }
}
