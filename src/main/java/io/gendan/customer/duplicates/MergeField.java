package io.gendan.customer.duplicates;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/**
 * One field of two customers about to be put together, both values as text.
 *
 * @param key the field's key; fields of the dossier begin with {@code dossier.}
 * @param survivor what the customer that goes on has
 * @param merged what the one put away has
 * @param chosen which of both holds afterwards, unless the person chooses otherwise
 * @param choosable whether the person may
 */
public record MergeField(
        String key,
        MessageSourceResolvable label,
        @Nullable String survivor,
        @Nullable String merged,
        Side chosen,
        boolean choosable) {

    /** Whose value holds. */
    public enum Side {
        SURVIVOR,
        MERGED,
        /** Both are kept. */
        BOTH
    }

    /**
     * Which side holds for each field, after these choices.
     *
     * @throws Refusal 400 {@code duplicates.invalid} for a choice there isn't
     */
    static Map<String, Side> sides(List<MergeField> fields, Map<String, Side> chosen) {
        var sides = new LinkedHashMap<String, Side>();
        fields.forEach(field -> sides.put(field.key(), field.chosen()));
        var faults = new ArrayList<Item>();
        chosen.forEach((key, side) -> {
            var choosable = fields.stream()
                    .anyMatch(field -> field.key().equals(key) && (field.choosable() || field.chosen() == side));
            if (choosable && (side != Side.BOTH || sides.get(key) == Side.BOTH)) {
                sides.put(key, side);
            } else {
                faults.add(Item.of(key, "duplicates.noChoice", key));
            }
        });
        if (!faults.isEmpty()) {
            throw Refusal.badRequest("duplicates.invalid").with(faults);
        }
        return sides;
    }
}
