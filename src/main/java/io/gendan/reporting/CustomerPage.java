package io.gendan.reporting;

import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Journeys;
import io.gendan.journey.Records;
import io.gendan.pipeline.Contracts;
import io.gendan.pipeline.CustomerViews;
import io.gendan.pipeline.ForbiddenContacts;
import io.gendan.pipeline.Glances;
import io.gendan.pipeline.JourneyFacts;
import io.gendan.pipeline.WindowWords;
import io.gendan.staff.Person;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** The page of one customer: what is open, what is on record, and what each {@link CustomerPagePart} brings. */
@Component
class CustomerPage {

    private static final int ENTRIES = 20;

    private final CustomerViews views;
    private final JourneyFacts facts;
    private final Journeys journeys;
    private final Glances glances;
    private final Records records;
    private final WindowWords windowWords;
    private final ForbiddenContacts forbiddenContacts;
    private final CourseChoices choices;
    private final Contracts contracts;
    private final List<CustomerPagePart> parts;

    CustomerPage(
            CustomerViews views,
            JourneyFacts facts,
            Journeys journeys,
            Glances glances,
            Records records,
            WindowWords windowWords,
            ForbiddenContacts forbiddenContacts,
            CourseChoices choices,
            Contracts contracts,
            List<CustomerPagePart> parts) {
        this.views = views;
        this.facts = facts;
        this.journeys = journeys;
        this.glances = glances;
        this.records = records;
        this.windowWords = windowWords;
        this.forbiddenContacts = forbiddenContacts;
        this.choices = choices;
        this.contracts = contracts;
        this.parts = parts;
    }

    /** Fills in the page for a person who sees the customer; {@code typed} is what stands in the contact form. */
    @Transactional(readOnly = true)
    String show(CustomerNumber number, Person person, Map<String, String> typed, Model model) {
        return show(number, person, typed, 0, model);
    }

    /** The same with another part of the record, 0 for the newest. */
    @Transactional(readOnly = true)
    String show(CustomerNumber number, Person person, Map<String, String> typed, int part, Model model) {
        var view = views.full(number, person);
        model.addAttribute("view", view);
        model.addAttribute("glance", glances.of(number, person, Glances.Breadth.NEWEST));
        model.addAttribute("part", part);
        model.addAttribute("parts", (records.count(number) + ENTRIES - 1) / ENTRIES);
        model.addAttribute("choices", choices.of(view.customer(), view.stage(), person));
        model.addAttribute("record", facts.entries(number, (long) part * ENTRIES, ENTRIES, person));
        model.addAttribute(
                "windows", journeys.latest(number).map(windowWords::of).orElse(List.of()));
        model.addAttribute("forbidden", forbiddenContacts.of(view.customer()));
        model.addAttribute("typed", typed);
        model.addAttribute("signing", contracts.of(number));
        parts.forEach(one -> one.fill(model, view.customer(), person));
        return "customer";
    }
}
