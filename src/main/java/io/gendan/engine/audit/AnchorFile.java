package io.gendan.engine.audit;

import io.gendan.engine.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the ends of the chain are kept outside the database: a line each, with its moment. */
final class AnchorFile {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorFile.class);

    /**
     * What was found in the file.
     *
     * @param unreadable how many lines are no anchors
     */
    record Kept(List<Anchor> anchors, long unreadable) {}

    private final @Nullable Path file;

    AnchorFile(@Nullable Path file) {
        this.file = file;
    }

    void add(Anchor anchor, Instant at) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(
                    file,
                    anchor + " " + at + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The anchor file " + file + " can't be written", unwritable);
        }
    }

    /** All that were kept; none where nothing is. A file that can't be opened counts as one line that can't be read. */
    Kept all() {
        var kept = new ArrayList<Anchor>();
        if (file == null || !Files.exists(file)) {
            return new Kept(kept, 0);
        }
        long unreadable = 0;
        // Any byte is a character of this alphabet: nothing but anchors needs to be understood.
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            for (var line : (Iterable<String>) lines.filter(line -> !line.isBlank())::iterator) {
                try {
                    kept.add(Anchor.parse(line.strip().split(" ", 2)[0]));
                } catch (Refusal noAnchor) {
                    unreadable++;
                }
            }
        } catch (IOException | UncheckedIOException closed) {
            LOG.error("The anchor file {} can't be read: {}", file, closed.toString());
            unreadable++;
        }
        return new Kept(kept, unreadable);
    }
}
