package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.pipeline.CustomerList;
import io.gendan.pipeline.CustomerViews;
import io.gendan.pipeline.JourneyFacts;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of customers, and one customer with what is open and what is on record. */
@Controller
class CustomerPages {

    private static final int NEWEST_ENTRIES = 30;

    private final CurrentPerson currentPerson;
    private final CustomerList list;
    private final CustomerViews views;
    private final RecentReminders reminders;
    private final ObjectProvider<JourneyFacts> journeys;

    CustomerPages(
            CurrentPerson currentPerson,
            CustomerList list,
            CustomerViews views,
            RecentReminders reminders,
            ObjectProvider<JourneyFacts> journeys) {
        this.currentPerson = currentPerson;
        this.list = list;
        this.views = views;
        this.reminders = reminders;
        this.journeys = journeys;
    }

    @GetMapping("/customers")
    String customers(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var person = currentPerson.get();
        var query = new CustomerList.Query(q, stage, owner, tag, Math.max(0, page));
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
        model.addAttribute("filtered", isSet(q) || isSet(stage) || isSet(owner) || isSet(tag));
        return "customers";
    }

    @GetMapping("/customers/{number}")
    String customer(@PathVariable String number, Model model) {
        var person = currentPerson.get();
        var wanted = CustomerNumber.parse(number);
        if (person.role() == Role.ADMIN) {
            model.addAttribute("view", views.outline(wanted, person));
            return "customer-outline";
        }
        model.addAttribute("view", views.full(wanted, person));
        var facts = journeys.getIfAvailable();
        model.addAttribute("record", facts == null ? List.of() : facts.newest(wanted, NEWEST_ENTRIES, person));
        return "customer";
    }

    private static boolean isSet(@Nullable String filter) {
        return filter != null && !filter.isBlank();
    }
}
