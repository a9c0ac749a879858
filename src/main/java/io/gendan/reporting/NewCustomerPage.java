package io.gendan.reporting;

import io.gendan.customer.ContactRole;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.Grades.SigningGrade;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.Ownership;
import io.gendan.customer.duplicates.Duplicates;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form for a single new customer; what was typed stays when something is wrong with it. */
@Controller
class NewCustomerPage {

    private final CurrentPerson currentPerson;
    private final Customers customers;
    private final Ownership ownership;
    private final Words words;
    private final Duplicates duplicates;

    NewCustomerPage(
            CurrentPerson currentPerson, Customers customers, Ownership ownership, Words words, Duplicates duplicates) {
        this.currentPerson = currentPerson;
        this.customers = customers;
        this.ownership = ownership;
        this.words = words;
        this.duplicates = duplicates;
    }

    @GetMapping("/customers/new")
    String form(Model model) {
        return form(model, Map.of());
    }

    @PostMapping("/customers/new")
    String create(
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        try {
            var number = create(typed, told);
            return "redirect:/customers/" + number;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute(
                    "refused",
                    words.of("refusal." + refusal.code(), refusal.arguments().toArray()));
            model.addAttribute("faults", Faults.of(refusal, words));
            return form(model, typed);
        }
    }

    private CustomerNumber create(Map<String, String> typed, RedirectAttributes told) {
        var person = currentPerson.get();
        var fields = new EnumMap<CustomerField, String>(CustomerField.class);
        for (var field : CustomerField.values()) {
            fields.put(field, typed.getOrDefault(field.key(), ""));
        }
        var owner = ownership.ownerFor(person, fields.get(CustomerField.OWNER));
        fields.put(CustomerField.OWNER, owner == null ? "" : owner);
        var customer = NewCustomer.read(fields);
        var similar = duplicates.hints(customer, person);
        var created = customers.create(customer, person.login());
        told.addFlashAttribute("created", true);
        told.addFlashAttribute("similar", similar);
        return created.number();
    }

    private String form(Model model, Map<String, String> typed) {
        model.addAttribute("typed", typed);
        model.addAttribute("owners", ownership.choices(currentPerson.get()));
        model.addAttribute("kinds", Customer.Kind.values());
        model.addAttribute("signingGrades", List.of(SigningGrade.values()));
        model.addAttribute("roles", ContactRole.values());
        return "customer-new";
    }
}
