package io.gendan.contact.quotes;

import io.gendan.contact.quotes.QuoteWord.Kind;
import io.gendan.contact.quotes.QuoteWord.Place;
import io.gendan.engine.DecisionRules;
import io.gendan.engine.PlainRow;
import io.gendan.engine.PlainTableCheck;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.springframework.stereotype.Component;

/** Refuses a broken table of quote words before it is deployed: a guard that lets everything pass looks like one. */
@Component
class QuoteWordsCheck implements DecisionRules {

    private static final List<String> COLUMNS = List.of("kind", "place", "word");

    @Override
    public String decision() {
        return QuoteGuard.DECISION;
    }

    @Override
    public List<Problem> check(DmnModelInstance model) {
        var table = new PlainTableCheck(QuoteGuard.DECISION, model, HitPolicy.COLLECT, COLUMNS);
        var kinds = EnumSet.noneOf(Kind.class);
        table.rows().forEach(row -> check(row, table, kinds));
        if (table.problems().isEmpty()) {
            Set.of(Kind.PRICE, Kind.VOLUME).stream()
                    .filter(kind -> !kinds.contains(kind))
                    .forEach(kind -> table.wrong("quotes.noWords", kind.name()));
        }
        return table.problems();
    }

    private static void check(PlainRow row, PlainTableCheck table, Set<Kind> kinds) {
        table.demand(row, "word");
        var kind = table.choice(row, "kind", QuoteWord.kinds());
        var place = table.choice(row, "place", QuoteWord.places());
        if (kind == null || place == null) {
            return;
        }
        kinds.add(Kind.valueOf(kind));
        if (!Place.valueOf(place).takes(Kind.valueOf(kind))) {
            table.wrong(row, "quotes.kindAndPlace", kind, place);
        }
        // A unit means one thing; the same word may stand before, after or as a cue.
        var where = place.equals(Place.COUNTED.name()) ? Place.AFTER.name() : place;
        table.once(row, where + " " + row.text("word").toLowerCase(Locale.ROOT));
    }
}
