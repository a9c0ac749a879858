package io.gendan.customer.duplicates;

import io.gendan.customer.LookAlikes;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.duplicates.MetTable.Met;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Compares rows with the customers that they meet as {@link DuplicateSearch} does, so that both say the same. */
@Component
class KnownLookAlikes implements LookAlikes {

    private final MetTable table;
    private final FactsTable facts;
    private final Words words;

    KnownLookAlikes(MetTable table, FactsTable facts, Words words) {
        this.table = table;
        this.facts = facts;
        this.words = words;
    }

    @Override
    public Map<Integer, Like> of(Map<Integer, NewCustomer> rows, Person by) {
        var typed = new HashMap<Integer, Facts>();
        rows.forEach((row, customer) -> typed.put(row, Facts.of(customer)));
        var met = table.of(typed, by);
        var numbers = new HashSet<String>();
        met.forEach(pair -> numbers.add(pair.number()));
        var known = facts.asReadBy(by, numbers);
        var found = new LinkedHashMap<Integer, Found>();
        for (var pair : met) {
            var one = typed.get(pair.row());
            var other = known.get(pair.number());
            if (one != null && other != null) {
                var likeness = Likeness.of(one, other);
                if (likeness.isSuspected()) {
                    found.merge(pair.row(), new Found(pair, likeness), Found::likelier);
                }
            }
        }
        var likes = new LinkedHashMap<Integer, Like>();
        found.forEach((row, best) -> likes.put(row, like(best)));
        return likes;
    }

    private Like like(Found found) {
        var known = found.met().name() + " (" + found.met().number() + ")";
        var reasons = found.likeness().reasons().stream()
                .map(reason -> words.of("duplicates.reason." + reason))
                .toList();
        return new Like(known, reasons);
    }

    private record Found(Met met, Likeness likeness) {

        Found likelier(Found other) {
            return other.likeness.score() > likeness.score() ? other : this;
        }
    }
}
