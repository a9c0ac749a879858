package io.gendan.reporting;

import io.gendan.customer.ContactPoint;
import io.gendan.customer.ContactRole;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewWay;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.pipeline.CallTimeWords;
import io.gendan.pipeline.ContactBookChanges;
import io.gendan.pipeline.ContactBookFields;
import io.gendan.pipeline.ContactBooks;
import io.gendan.pipeline.CustomerAccess;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Whom to reach at a customer, how, and when (D-01, D-02). What was typed stays in the form it was typed into when
 * something is wrong with it.
 */
@Controller
@RequestMapping("/customers/{number}/contact-book")
class ContactBookPage {

    private final CurrentPerson currentPerson;
    private final CustomerAccess access;
    private final Customers customers;
    private final ContactBooks books;
    private final ContactBookChanges changes;
    private final CallTimeWords callTimeWords;
    private final Words words;

    ContactBookPage(
            CurrentPerson currentPerson,
            CustomerAccess access,
            Customers customers,
            ContactBooks books,
            ContactBookChanges changes,
            CallTimeWords callTimeWords,
            Words words) {
        this.currentPerson = currentPerson;
        this.access = access;
        this.customers = customers;
        this.books = books;
        this.changes = changes;
        this.callTimeWords = callTimeWords;
        this.words = words;
    }

    @FunctionalInterface
    private interface Change {
        void by(CustomerNumber customer, ContactBookFields fields, Person person);
    }

    @GetMapping
    String book(@PathVariable String number, Model model) {
        return show(access.toRecord(CustomerNumber.parse(number), currentPerson.get()), model);
    }

    @PostMapping("/{what}")
    String add(
            @PathVariable String number,
            @PathVariable String what,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        return change(number, what, added(what), typed, model, told, response);
    }

    @PostMapping("/{what}/{id}/{deed}")
    String change(
            @PathVariable String number,
            @PathVariable String what,
            @PathVariable long id,
            @PathVariable String deed,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        return change(number, what + id, changed(what + "/" + deed, id), typed, model, told, response);
    }

    private Change added(String what) {
        return switch (what) {
            case "persons" ->
                (customer, fields, person) -> changes.addPerson(customer, fields.name(), fields.role(), person);
            case "ways" ->
                (customer, fields, person) ->
                        changes.addWay(customer, fields.person(), NewWay.read(fields.texts()), person);
            case "call-times" ->
                (customer, fields, person) -> changes.addCallTime(
                        customer, fields.person(), fields.days(), fields.hour("from"), fields.hour("to"), person);
            default -> throw Refusal.notFound("customer.wayUnknown");
        };
    }

    private Change changed(String what, long id) {
        return switch (what) {
            case "persons/change" ->
                (customer, fields, person) -> changes.changePerson(customer, id, fields.name(), fields.role(), person);
            case "persons/remove" -> (customer, fields, person) -> changes.removePerson(customer, id, person);
            case "ways/main" -> (customer, fields, person) -> changes.makeMain(customer, id, person);
            case "ways/remove" -> (customer, fields, person) -> changes.removeWay(customer, id, person);
            case "call-times/remove" -> (customer, fields, person) -> changes.removeCallTime(customer, id, person);
            default -> throw Refusal.notFound("customer.wayUnknown");
        };
    }

    private String change(
            String number,
            String form,
            Change change,
            MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        var person = currentPerson.get();
        var customer = access.toRecord(CustomerNumber.parse(number), person);
        var fields = ContactBookFields.of(new HashMap<String, Object>(typed));
        try {
            change.by(customer, fields, person);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute(
                    "refused",
                    words.of("refusal." + refusal.code(), refusal.arguments().toArray()));
            model.addAttribute("faults", Faults.of(refusal, words));
            model.addAttribute("typedIn", form + fields.texts().getOrDefault("contactPerson", ""));
            model.addAttribute("typed", fields.texts());
            return show(customer, model);
        }
        told.addFlashAttribute("changed", true);
        return "redirect:/customers/" + customer.value() + "/contact-book";
    }

    private String show(CustomerNumber customer, Model model) {
        var pages = books.of(customer, currentPerson.get());
        var times = new HashMap<Long, String>();
        pages.forEach(page -> page.callTimes().forEach(time -> times.put(time.id(), callTimeWords.of(time))));
        model.addAttribute("customer", customers.require(customer));
        model.addAttribute("book", pages);
        model.addAttribute("times", times);
        model.addAttribute("roles", List.of(ContactRole.values()));
        model.addAttribute("days", List.of(DayOfWeek.values()));
        model.addAttribute(
                "kinds",
                List.of(
                        ContactPoint.Kind.PHONE,
                        ContactPoint.Kind.EMAIL,
                        ContactPoint.Kind.WECHAT,
                        ContactPoint.Kind.FAX,
                        ContactPoint.Kind.ADDRESS));
        model.asMap().putIfAbsent("typed", Map.of());
        model.asMap().putIfAbsent("typedIn", "");
        model.asMap().putIfAbsent("faults", Map.of());
        return "contact-book";
    }
}
