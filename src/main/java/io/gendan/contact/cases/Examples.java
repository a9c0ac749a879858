package io.gendan.contact.cases;

import io.gendan.customer.Customers;
import io.gendan.customer.consent.Consent.Purpose;
import io.gendan.customer.consent.Consents;
import io.gendan.customer.consent.Unnamed;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.journey.names.NamesLeftOut;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whom of our customers a case may name (A-10, D-01): those who agree on record to be told of as an example. Whoever writes
 * a case is held to it as far as they see the customers, so that nobody learns here of others; and who no longer agrees is
 * left out by name wherever cases are told.
 */
@Component
class Examples {

    private final Customers customers;
    private final Consents consents;
    private final Unnamed unnamed;

    Examples(Customers customers, Consents consents, Unnamed unnamed) {
        this.customers = customers;
        this.consents = consents;
        this.unnamed = unnamed;
    }

    /**
     * Holds a case to it.
     *
     * @throws Refusal 400 {@code case.invalid} with an item for every customer that hasn't agreed
     */
    void requireAgreed(CaseDraft draft, Person by) {
        var text = draft.customerName() + "\n" + draft.story();
        var faults = new ArrayList<Item>();
        for (var customer : customers.namedIn(text, by)) {
            var names = new NamesLeftOut(List.of(customer.name()), customer.city(), List.of());
            if (!names.in(text).equals(text) && !consents.agree(customer.number(), Purpose.EXAMPLE)) {
                var field = names.in(draft.customerName()).equals(draft.customerName()) ? "story" : "customerName";
                faults.add(Item.of(
                        field,
                        "case.notAgreed",
                        customer.name(),
                        customer.number().value()));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.badRequest("case.invalid").with(faults);
        }
    }

    /** The cases as they may be told today. */
    List<CaseStory> told(List<CaseStory> stories) {
        var left = unnamed.of(Purpose.EXAMPLE).stream()
                .map(names -> new NamesLeftOut(names.customer(), names.city(), names.persons()))
                .toList();
        return left.isEmpty()
                ? stories
                : stories.stream().map(story -> told(story, left)).toList();
    }

    CaseStory told(CaseStory story) {
        return told(List.of(story)).get(0);
    }

    private static CaseStory told(CaseStory story, List<NamesLeftOut> left) {
        var name = story.customerName();
        var text = story.story();
        for (var names : left) {
            name = names.in(name);
            text = names.in(text);
        }
        return story.telling(name, text);
    }
}
