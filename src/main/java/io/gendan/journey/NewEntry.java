package io.gendan.journey;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.FormFields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to be put on record.
 *
 * @param journey the pursuit it belongs to; null for what happens while there is none
 * @param happenedAt when it happened; null for now
 * @param corrects id of the entry that this one corrects, null for a new fact
 * @param content the fields as they were filled in, by their keys
 */
public record NewEntry(
        CustomerNumber number,
        @Nullable Journey journey,
        EntryKind kind,
        Cause cause,
        @Nullable Instant happenedAt,
        @Nullable Long corrects,
        Map<String, ?> content) {

    static NewEntry of(Journey journey, EntryKind kind, Cause cause, Map<String, ?> content) {
        return new NewEntry(journey.number(), journey, kind, cause, null, null, content);
    }

    /** Everything a completed form says. */
    public static NewEntry of(Journey journey, EntryKind kind, FormFields form) {
        return of(journey, kind, Cause.of(form), form.all());
    }

    /** The same, telling more. */
    NewEntry telling(Map<String, ?> more) {
        var all = new LinkedHashMap<String, Object>(content);
        all.putAll(more);
        return new NewEntry(number, journey, kind, cause, happenedAt, corrects, all);
    }

    /** The same without what these fields say. */
    NewEntry without(Set<String> keys) {
        var rest = new LinkedHashMap<String, Object>(content);
        rest.keySet().removeAll(keys);
        return new NewEntry(number, journey, kind, cause, happenedAt, corrects, rest);
    }

    /** The same, having happened at another time than it was recorded. */
    public NewEntry happened(Instant at) {
        return new NewEntry(number, journey, kind, cause, at, corrects, content);
    }
}
