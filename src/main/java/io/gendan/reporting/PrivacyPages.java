package io.gendan.reporting;

import io.gendan.customer.ContactBook;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.consent.Consent;
import io.gendan.customer.consent.Consents;
import io.gendan.customer.consent.Consents.Given;
import io.gendan.customer.consent.Consents.Withdrawal;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.pipeline.privacy.Erasure;
import io.gendan.pipeline.privacy.Erasures;
import io.gendan.pipeline.privacy.Erasures.Wish;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a customer and the persons on its side agree to, and what they may ask of us: to see all, and to be forgotten. */
@Controller
class PrivacyPages {

    private final CurrentPerson currentPerson;
    private final Customers customers;
    private final ContactBook book;
    private final Consents consents;
    private final Erasures erasures;
    private final Words words;

    PrivacyPages(
            CurrentPerson currentPerson,
            Customers customers,
            ContactBook book,
            Consents consents,
            Erasures erasures,
            Words words) {
        this.currentPerson = currentPerson;
        this.customers = customers;
        this.book = book;
        this.consents = consents;
        this.erasures = erasures;
        this.words = words;
    }

    @GetMapping("/customers/{number}/privacy")
    String show(@PathVariable String number, Model model) {
        return show(CustomerNumber.parse(number), Map.of(), model);
    }

    @PostMapping("/customers/{number}/privacy/consents")
    String give(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var given =
                new Given(id(typed), typed.get("purpose"), typed.get("basis"), typed.get("givenOn"), typed.get("how"));
        return done(
                number, typed, model, told, response, customer -> consents.give(customer, given, currentPerson.get()));
    }

    @PostMapping("/customers/{number}/privacy/consents/{id}/withdraw")
    String withdraw(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var withdrawal = new Withdrawal(typed.get("on"), typed.get("how"));
        return done(
                number,
                Map.of(),
                model,
                told,
                response,
                customer -> consents.withdraw(customer, id, withdrawal, currentPerson.get()));
    }

    @PostMapping("/customers/{number}/privacy/erasures")
    String ask(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var wish = new Wish(id(typed), typed.get("reason"), typed.containsKey("elsewhere"));
        return done(
                number, typed, model, told, response, customer -> erasures.ask(customer, wish, currentPerson.get()));
    }

    @PostMapping("/customers/{number}/privacy/erasures/{id}/withdraw")
    String takeBack(
            @PathVariable String number,
            @PathVariable long id,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        return done(
                number,
                Map.of(),
                model,
                told,
                response,
                customer -> erasures.withdraw(customer, id, currentPerson.get()));
    }

    @PostMapping("/customers/{number}/privacy/erasures/{id}/confirm")
    String confirm(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String typedNumber,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var shown = done(number, Map.of(), model, told, response, customer -> confirm(customer, id, typedNumber));
        return shown.startsWith("redirect:")
                ? "redirect:/customers/" + CustomerNumber.parse(number) + "/erased"
                : shown;
    }

    /** Nobody erases by a slip of the hand: whoever does it writes down whom. */
    private void confirm(CustomerNumber number, long id, String typedNumber) {
        var person = currentPerson.get();
        erasures.of(number, person);
        if (!typedNumber.strip().equalsIgnoreCase(number.value())) {
            throw Refusal.badRequest("privacy.typeNumber", number.value());
        }
        erasures.confirm(number, id, person);
    }

    /** The tombstone; of a person alone, with the way back to the customer. */
    @GetMapping("/customers/{number}/erased")
    String erased(@PathVariable String number, Model model) {
        model.addAttribute("number", CustomerNumber.parse(number).value());
        model.addAttribute("erasures", erasures.of(CustomerNumber.parse(number), currentPerson.get()));
        return "customer-erased";
    }

    private interface Deed {
        void of(CustomerNumber customer);
    }

    private String done(
            String number,
            Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response,
            Deed deed) {
        var customer = CustomerNumber.parse(number);
        try {
            deed.of(customer);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            model.addAttribute("refused", words.of(refusal));
            return show(customer, typed, model);
        }
        told.addFlashAttribute("noted", true);
        return "redirect:/customers/" + customer.value() + "/privacy";
    }

    private String show(CustomerNumber number, Map<String, String> typed, Model model) {
        var person = currentPerson.get();
        model.addAttribute("consents", consents.of(number, person));
        model.addAttribute("customer", customers.requireFor(number, person));
        model.addAttribute("persons", book.of(number));
        model.addAttribute("purposes", Consent.Purpose.offered());
        model.addAttribute("bases", List.of(Consent.Basis.values()));
        model.addAttribute("typed", typed);
        var leads = erasures.mayAsk(person);
        model.addAttribute("leads", leads);
        var asked = leads ? erasures.of(number, person) : List.<Erasure>of();
        model.addAttribute("erasures", asked);
        model.addAttribute("toConfirm", those(asked, one -> erasures.mayConfirm(one, person)));
        model.addAttribute("toTakeBack", those(asked, one -> erasures.mayWithdraw(one, person)));
        return "customer-privacy";
    }

    private static List<Long> those(List<Erasure> asked, Predicate<Erasure> wanted) {
        return asked.stream().filter(wanted).map(Erasure::id).toList();
    }

    /** Which person on the customer's side was chosen; nobody for the customer itself. */
    private static @Nullable Long id(Map<String, String> typed) {
        var chosen = typed.getOrDefault("contactPerson", "");
        return chosen.matches("\\d{1,18}") ? Long.valueOf(chosen) : null;
    }
}
