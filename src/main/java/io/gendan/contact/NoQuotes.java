package io.gendan.contact;

import io.gendan.cadence.PlanRule;
import io.gendan.contact.quotes.Quote;
import io.gendan.contact.quotes.QuoteGuard;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.journey.Journey;
import io.gendan.journey.NextStep;
import io.gendan.journey.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * Nothing that is written for a customer in stage A quotes a price or a volume: such questions are answered face to face,
 * so the customer is invited. A leader may allow it for the next contact.
 */
@Component
public class NoQuotes implements PlanRule {

    /** As many of a field's quotes as a refusal tells. */
    private static final int TOLD = 5;

    private final QuoteGuard guard;
    private final QuotePermissions permissions;
    private final TemplateQuotes templateQuotes;

    NoQuotes(QuoteGuard guard, QuotePermissions permissions, TemplateQuotes templateQuotes) {
        this.guard = guard;
        this.permissions = permissions;
        this.templateQuotes = templateQuotes;
    }

    /** Whether the journey stands where nothing is quoted. */
    public static boolean holdsIn(Journey journey) {
        return journey.isOpen() && journey.stage().phase() == Phase.OUTREACH;
    }

    /**
     * Refuses texts with quotes, for a journey in stage A and without a permission.
     *
     * @param texts what was written, by the keys of the fields
     * @throws Refusal 400 {@code contact.quotes} with an item for every field, telling the words found
     */
    public void refuse(Journey journey, Map<String, ? extends @Nullable String> texts) {
        if (holdsFor(journey)) {
            refuse(texts);
        }
    }

    /** The quotes in a template, told in its own words; empty when it may be offered in stage A. */
    public String in(Template template) {
        return templateQuotes.in(template.id(), template.version(), templateQuotes.words());
    }

    /** Whether nothing may be quoted in the next contact of this journey. */
    boolean holdsFor(Journey journey) {
        return holdsIn(journey) && permissions.holding(journey).isEmpty();
    }

    private void refuse(Map<String, ? extends @Nullable String> texts) {
        var items = new ArrayList<Item>();
        texts.forEach((field, text) -> {
            var quotes = text == null ? List.<Quote>of() : guard.find(text);
            if (!quotes.isEmpty()) {
                items.add(Item.of(field, "contact.quoteIn", label(field), told(quotes)));
            }
        });
        if (!items.isEmpty()) {
            throw Refusal.badRequest("contact.quotes").with(items);
        }
    }

    /** A permission is for the contact that is made, not for the one planned after it. */
    @Override
    public void check(Journey journey, NextStep step) {
        if (holdsIn(journey)) {
            var texts = new LinkedHashMap<String, @Nullable String>();
            texts.put("nextStepContent", step.content());
            texts.put("nextStepPurpose", step.purpose());
            refuse(texts);
        }
    }

    private static DefaultMessageSourceResolvable label(String field) {
        return new DefaultMessageSourceResolvable(new String[] {"quotes.field." + field}, field);
    }

    static String told(List<Quote> quotes) {
        return quotes.stream()
                .map(Quote::words)
                .distinct()
                .limit(TOLD)
                .map(words -> '"' + words + '"')
                .collect(Collectors.joining(", "));
    }
}
