package io.gendan.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** How far a row of walks has come. With a file it goes on where it was interrupted. */
final class Progress {

    private final @Nullable Path file;
    private final Properties state = new Properties();

    private Progress(@Nullable Path file) {
        this.file = file;
    }

    /** Walks that begin with seed 1. */
    static Progress fromTheStart() {
        return new Progress(null).with(0, 0);
    }

    /** Walks with other seeds each time; those that this file tells of are gone on with. */
    static Progress in(Path file) throws IOException {
        var progress = new Progress(file);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                progress.state.load(reader);
            }
            return progress;
        }
        return progress.with(System.currentTimeMillis() / 1000 * 1000, 0);
    }

    int done() {
        return Integer.parseInt(state.getProperty("done"));
    }

    long nextSeed() {
        return Long.parseLong(state.getProperty("seed")) + done() + 1;
    }

    void oneMoreIsDone() throws IOException {
        with(Long.parseLong(state.getProperty("seed")), done() + 1);
        if (file != null) {
            Files.createDirectories(file.getParent());
            try (var writer = Files.newBufferedWriter(file)) {
                state.store(writer, "Walks that are done; delete this file to begin anew");
            }
        }
    }

    void allIsDone() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private Progress with(long seed, int done) {
        state.setProperty("seed", String.valueOf(seed));
        state.setProperty("done", String.valueOf(done));
        return this;
    }
}
