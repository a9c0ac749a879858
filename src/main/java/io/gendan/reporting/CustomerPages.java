package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.CustomerFilter;
import io.gendan.pipeline.CustomerList;
import io.gendan.pipeline.CustomerViews;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of customers, and one customer with what is open and what is on record. */
@Controller
class CustomerPages {

    private final CurrentPerson currentPerson;
    private final CustomerList list;
    private final CustomerViews views;
    private final RecentReminders reminders;
    private final CustomerPage page;

    CustomerPages(
            CurrentPerson currentPerson,
            CustomerList list,
            CustomerViews views,
            RecentReminders reminders,
            CustomerPage page) {
        this.currentPerson = currentPerson;
        this.list = list;
        this.views = views;
        this.reminders = reminders;
        this.page = page;
    }

    @GetMapping("/customers")
    String customers(
            @ModelAttribute(binding = false) CustomerFilter filter,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var person = currentPerson.get();
        var query = filter.query(sort, Math.max(0, page));
        var found = list.find(query, person);
        model.addAttribute("reminders", reminders.of(person));
        model.addAttribute("query", query);
        model.addAttribute("found", found);
        model.addAttribute("first", (long) query.page() * CustomerList.PAGE_SIZE + 1);
        model.addAttribute(
                "last",
                (long) query.page() * CustomerList.PAGE_SIZE + found.rows().size());
        model.addAttribute("stages", list.stages());
        model.addAttribute("owners", list.owners(person));
        model.addAttribute("orders", list.orders(person));
        model.addAttribute(
                "filtered", isSet(filter.q()) || isSet(filter.stage()) || isSet(filter.owner()) || narrowed(query));
        model.addAttribute("narrowed", narrowed(query));
        return "customers";
    }

    @GetMapping("/customers/{number}")
    String customer(@PathVariable String number, @RequestParam(defaultValue = "0") int part, Model model) {
        var person = currentPerson.get();
        var wanted = CustomerNumber.parse(number);
        var survivor = views.mergedInto(wanted, person);
        if (survivor.isPresent()) {
            return "redirect:/customers/" + survivor.get();
        }
        if (person.role() == Role.ADMIN) {
            model.addAttribute("view", views.outline(wanted, person));
            return "customer-outline";
        }
        return page.show(wanted, person, Map.of(), Math.max(0, part), model);
    }

    private static boolean narrowed(CustomerList.Query query) {
        return query.tags().stream().anyMatch(CustomerPages::isSet)
                || query.dossier().stream().anyMatch(CustomerPages::isSet)
                || isSet(query.industry())
                || isSet(query.city())
                || isSet(query.grade())
                || query.quietDays() != null
                || isSet(query.sort());
    }

    private static boolean isSet(@Nullable String filter) {
        return filter != null && !filter.isBlank();
    }
}
