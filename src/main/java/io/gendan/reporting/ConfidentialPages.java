package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.dossier.Confidential;
import io.gendan.customer.dossier.DossierView.ConfidentialLine;
import io.gendan.customer.dossier.DossierViews;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Confidential values on a page of their own: whoever opens it is put down (D-01). */
@Controller
class ConfidentialPages {

    private static final int READINGS_SHOWN = 10;

    private final CurrentPerson currentPerson;
    private final DossierViews views;
    private final Confidential confidential;
    private final Words words;

    ConfidentialPages(CurrentPerson currentPerson, DossierViews views, Confidential confidential, Words words) {
        this.currentPerson = currentPerson;
        this.views = views;
        this.confidential = confidential;
        this.words = words;
    }

    @GetMapping("/customers/{number}/dossier/confidential")
    String read(@PathVariable String number, Model model) {
        return show(CustomerNumber.parse(number), Map.of(), model);
    }

    @PostMapping("/customers/{number}/dossier/confidential")
    String give(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var customer = CustomerNumber.parse(number);
        var typed = sent.toSingleValueMap();
        var value = String.join(",", sent.getOrDefault("value", List.of("")));
        try {
            confidential.put(
                    customer,
                    typed.getOrDefault("field", ""),
                    value,
                    typed.get("consentOn"),
                    typed.get("consentHow"),
                    currentPerson.get());
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            model.addAttribute("refused", words.of(refusal));
            return show(customer, typed, model);
        }
        told.addFlashAttribute("kept", true);
        return "redirect:/customers/" + customer.value() + "/dossier/confidential";
    }

    @PostMapping("/customers/{number}/dossier/confidential/withdraw")
    String withdraw(@PathVariable String number, @RequestParam String field, RedirectAttributes told) {
        var customer = CustomerNumber.parse(number);
        confidential.withdraw(customer, field, currentPerson.get());
        told.addFlashAttribute("withdrawn", true);
        return "redirect:/customers/" + customer.value() + "/dossier/confidential";
    }

    private String show(CustomerNumber number, Map<String, String> typed, Model model) {
        var person = currentPerson.get();
        var kept = confidential.read(number, person);
        var view = views.of(number, person);
        model.addAttribute("view", view);
        model.addAttribute("items", kept);
        model.addAttribute(
                "lines",
                view.confidential().stream().collect(Collectors.toMap(ConfidentialLine::key, Function.identity())));
        model.addAttribute(
                "readings",
                confidential.readings(number, person).stream()
                        .limit(READINGS_SHOWN)
                        .toList());
        model.addAttribute("possible", confidential.isPossible());
        model.addAttribute("typed", typed);
        return "dossier-confidential";
    }
}
