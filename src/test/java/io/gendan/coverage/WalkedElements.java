package io.gendan.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How often the tests of a build walked each element of each process. Of a run of chosen tests nothing is kept. */
final class WalkedElements {

    static final Path FOLDER = Path.of("target", "process-coverage");

    /** A build's tests run side by side in several programs, and each keeps what it has walked. */
    private static final String EACH = "walked-";

    private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

    private static final AtomicBoolean KEPT_AT_THE_END = new AtomicBoolean();

    private WalkedElements() {}

    /** In a build, what was walked is written down when its tests end. */
    static void keepAtTheEnd() {
        if (Boolean.getBoolean("gendan.coverage") && KEPT_AT_THE_END.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(WalkedElements::keep));
        }
    }

    static void count(String process, String element) {
        COUNTS.computeIfAbsent(key(process, element), first -> new LongAdder()).increment();
    }

    static String key(String process, String element) {
        return process + " " + element;
    }

    /** What all tests of the last whole build have walked; nothing if only chosen ones were run. */
    static Map<String, Long> kept() throws IOException {
        var kept = new TreeMap<String, Long>();
        for (var file : files()) {
            for (var line : Files.readAllLines(file)) {
                var parts = line.split(" ");
                kept.merge(key(parts[0], parts[1]), Long.parseLong(parts[2]), Long::sum);
            }
        }
        return kept;
    }

    private static List<Path> files() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (var found = Files.list(FOLDER)) {
            return found.filter(file -> file.getFileName().toString().startsWith(EACH))
                    .toList();
        }
    }

    private static void keep() {
        try {
            Files.createDirectories(FOLDER);
            if (System.getProperty("test") == null) {
                Files.writeString(
                        FOLDER.resolve(EACH + System.getProperty("gendan.fork") + ".txt"),
                        new TreeMap<>(COUNTS)
                                .entrySet().stream()
                                        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                                        .collect(Collectors.joining()));
            } else {
                for (var file : files()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
