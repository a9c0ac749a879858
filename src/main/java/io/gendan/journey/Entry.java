package io.gendan.journey;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of the record, as it was put there. Times are instants; pages show them in the installation's zone. */
public record Entry(
        long id,
        EntryKind kind,
        @Nullable String stage,
        String author,
        Instant happenedAt,
        Instant recordedAt,
        @Nullable Long corrects,
        Map<String, Object> content) {

    /** The same entry, telling something else. */
    public Entry telling(Map<String, Object> other) {
        return new Entry(id, kind, stage, author, happenedAt, recordedAt, corrects, other);
    }
}
