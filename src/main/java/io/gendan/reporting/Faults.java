package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with each field of a page's form, to stand beside it. */
final class Faults {

    private Faults() {}

    static Map<String, String> of(Refusal refusal, Words words) {
        var faults = new LinkedHashMap<String, String>();
        var sentences = words.items(refusal).iterator();
        refusal.items()
                .forEach(item -> faults.merge(item.field(), sentences.next(), (one, other) -> one + " " + other));
        return faults;
    }

    /**
     * The same with fields called as the page calls them; a choice that was left open is missing.
     *
     * @param labels what the keys of the page's labels begin with
     * @param typed what stood in the form
     */
    static Map<String, String> of(Refusal refusal, Words words, String labels, Map<String, String> typed) {
        var items = refusal.items().stream()
                .map(item -> named(item, words.of(labels + item.field()), labels, typed))
                .toList();
        return of(refusal.with(items), words);
    }

    private static Item named(Item item, String label, String labels, Map<String, String> typed) {
        if (label.equals(labels + item.field()) || !item.arguments().contains(item.field())) {
            return item;
        }
        if (item.code().equals("contact.option")
                && typed.getOrDefault(item.field(), "").isBlank()) {
            return Item.of(item.field(), "contact.missing", label);
        }
        var arguments = new ArrayList<>(item.arguments());
        arguments.set(arguments.indexOf(item.field()), label);
        return new Item(item.field(), item.code(), arguments);
    }
}
