package io.gendan.contact.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What we have done for a customer, as it may be told.
 *
 * @param customerName as it may be told: a name, or "a maker of pumps in Ningbo"
 * @param addedBy login of who wrote it down
 * @param changedBy login of who changed it last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseStory(
        long id,
        String industry,
        String customerName,
        String story,
        String addedBy,
        Instant addedAt,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    /** Whether each of these words stands somewhere in it, in capitals or not. */
    boolean holds(List<String> words) {
        var all = (industry + " " + customerName + " " + story).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> all.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Whether this text speaks of it by name. */
    boolean isNamedIn(String text) {
        return text.toLowerCase(Locale.ROOT).contains(customerName.strip().toLowerCase(Locale.ROOT));
    }

    /** The same in other words. */
    CaseStory telling(String otherName, String otherStory) {
        return new CaseStory(id, industry, otherName, otherStory, addedBy, addedAt, changedBy, changedAt);
    }
}
