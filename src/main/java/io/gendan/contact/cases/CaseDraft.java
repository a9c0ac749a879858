package io.gendan.contact.cases;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** A case as somebody writes it down. */
record CaseDraft(String industry, String customerName, String story) {

    private static final int LINE = 200;
    private static final int TEXT = 10_000;

    /**
     * Reads what was sent.
     *
     * @throws Refusal 400 {@code case.invalid} with an item for every field that can't be accepted
     */
    static CaseDraft read(Map<String, ? extends @Nullable Object> sent) {
        var faults = new ArrayList<Item>();
        var draft = new CaseDraft(
                text(sent, "industry", LINE, faults),
                text(sent, "customerName", LINE, faults),
                text(sent, "story", TEXT, faults));
        if (!faults.isEmpty()) {
            throw Refusal.badRequest("case.invalid").with(faults);
        }
        return draft;
    }

    private static String text(
            Map<String, ? extends @Nullable Object> sent, String key, int longest, List<Item> faults) {
        var value = sent.get(key);
        var label = new DefaultMessageSourceResolvable(new String[] {"case.field." + key}, key);
        if (value == null || (value instanceof String blank && blank.isBlank())) {
            faults.add(Item.of(key, "contact.missing", label));
        } else if (!(value instanceof String)) {
            faults.add(Item.of(key, "contact.notText", label));
        } else if (value.toString().length() > longest) {
            faults.add(Item.of(key, "contact.tooLong", label, longest));
        } else if (!Texts.storable(value.toString())) {
            faults.add(Item.of(key, "contact.notStorable", label));
        }
        return value instanceof String text ? text.strip() : "";
    }
}
