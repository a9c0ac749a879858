package io.gendan.pipeline;

import io.gendan.customer.ContactPersons;
import io.gendan.customer.Customer;
import io.gendan.customer.CustomerMask;
import io.gendan.engine.Words;
import io.gendan.journey.Journeys;
import io.gendan.pipeline.Story.Contact;
import io.gendan.pipeline.Story.Fact;
import io.gendan.pipeline.Story.Standing;
import io.gendan.pipeline.Story.Step;
import io.gendan.pipeline.Story.Work;
import io.gendan.staff.Person;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a customer stands now, in words: owner, contact window, open work, next step, contact persons. */
@Component
class Standings {

    private final JourneyFacts facts;
    private final Journeys journeys;
    private final WindowWords windowWords;
    private final ForbiddenContacts forbiddenContacts;
    private final ContactPersons contactPersons;
    private final CustomerMask mask;
    private final BriefRows rows;
    private final Words words;
    private final Clock clock;

    Standings(
            JourneyFacts facts,
            Journeys journeys,
            WindowWords windowWords,
            ForbiddenContacts forbiddenContacts,
            ContactPersons contactPersons,
            CustomerMask mask,
            BriefRows rows,
            Words words,
            Clock clock) {
        this.facts = facts;
        this.journeys = journeys;
        this.windowWords = windowWords;
        this.forbiddenContacts = forbiddenContacts;
        this.contactPersons = contactPersons;
        this.mask = mask;
        this.rows = rows;
        this.words = words;
        this.clock = clock;
    }

    Standing of(Customer customer, Person reader) {
        var open = facts.facts(customer.number());
        var waiting = open.waiting();
        return new Standing(
                rows.name(customer.owner()),
                forbiddenContacts.of(customer),
                journeys.latest(customer.number()).map(windowWords::of).orElse(List.of()),
                open.poolAt() == null ? null : words.of("page.poolAt", rows.time(open.poolAt())),
                open.openWork().stream().map(this::work).toList(),
                waiting == null ? null : new Work(waiting.what(), "", rows.time(waiting.until()), false),
                step(open.nextStep()),
                mask.asReadBy(customer, contactPersons.of(customer.number()), reader).stream()
                        .map(person -> new Contact(
                                person.name(),
                                person.role() == null ? null : words.of("customer.role." + person.role()),
                                person.weight()))
                        .toList());
    }

    /** Whoever has it, else whoever may be asked. */
    private Work work(OpenTask task) {
        var who = task.assignee() != null
                ? rows.name(task.assignee())
                : String.join(" / ", task.candidates().stream().map(rows::name).toList());
        var due = task.due();
        return new Work(
                task.name(), who, due == null ? "" : rows.time(due), due != null && due.isBefore(clock.instant()));
    }

    private @Nullable Step step(JourneyFacts.@Nullable Step step) {
        if (step == null) {
            return null;
        }
        var said = new ArrayList<Fact>();
        add(said, "channel", step.channel() == null ? null : words.of("channel." + step.channel()));
        add(said, "content", step.content());
        add(said, "purpose", step.purpose());
        return new Step(rows.name(step.who()), step.on().toString(), List.copyOf(said));
    }

    private void add(List<Fact> facts, String label, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            facts.add(new Fact(words.of("story." + label), text));
        }
    }
}
