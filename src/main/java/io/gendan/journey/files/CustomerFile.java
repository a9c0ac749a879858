package io.gendan.journey.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file attached to a customer; kept like the record, never changed.
 *
 * @param name without folders, as people see it
 * @param mediaType as it is handed out; by its content, never as the sender called it
 * @param bytes its size
 * @param note what it is, as somebody wrote it
 * @param addedBy login
 */
public record CustomerFile(
        long id,
        String name,
        String mediaType,
        long bytes,
        @Nullable String note,
        String addedBy,
        Instant addedAt) {

    private static final long KILO = 1024;

    /** Its size as people read it, such as {@code 12 KB}. */
    public String size() {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO ? Math.round((double) bytes / KILO) + " KB" : tenths((double) bytes / KILO / KILO);
    }

    private static String tenths(double megabytes) {
        return Math.round(megabytes * 10) / 10.0 + " MB";
    }
}
