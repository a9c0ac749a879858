package io.gendan.engine.audit;

import io.gendan.engine.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the ends of the chain are kept outside the database: a line each, with its moment. */
final class AnchorFile {

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

    /**
     * All that were kept; none where nothing is.
     *
     * @throws Refusal 400 {@code audit.anchor} for a line that is none
     */
    List<Anchor> all() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> Anchor.parse(line.strip().split(" ", 2)[0]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The anchor file " + file + " can't be read", unreadable);
        }
    }
}
