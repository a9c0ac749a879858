package io.gendan.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How often the tests of a build walked each element of each process. Of a run of chosen tests nothing is kept. */
final class WalkedElements {

    static final Path FILE = Path.of("target", "process-coverage", "walked.txt");

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

    static Map<String, Long> kept() throws IOException {
        return Files.readAllLines(FILE).stream()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(parts -> key(parts[0], parts[1]), parts -> Long.parseLong(parts[2])));
    }

    private static void keep() {
        try {
            Files.createDirectories(FILE.getParent());
            if (System.getProperty("test") == null) {
                Files.writeString(
                        FILE,
                        new TreeMap<>(COUNTS)
                                .entrySet().stream()
                                        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                                        .collect(Collectors.joining()));
            } else {
                Files.deleteIfExists(FILE);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
