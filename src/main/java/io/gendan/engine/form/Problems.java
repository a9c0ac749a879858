package io.gendan.engine.form;

import io.gendan.engine.Refusal.Item;
import java.util.ArrayList;
import java.util.List;

/** Everything wrong with one form; more than a person can read at once is left out. */
final class Problems {

    private static final int MOST = 50;

    private final List<Item> items = new ArrayList<>();

    void add(Item item) {
        if (items.size() < MOST) {
            items.add(item);
        }
    }

    List<Item> all() {
        return items;
    }
}
