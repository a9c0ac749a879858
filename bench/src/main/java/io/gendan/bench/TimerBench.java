package io.gendan.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Fires the same overdue timers by each contender in turn, several rounds, each time beginning with another, and prints
 * what was measured. One round before them is not counted. Arguments: number of timers, number of rounds.
 */
public final class TimerBench {

    private static final int BAD_EVERY = 100;
    private static final long PATIENCE = 15 * 60_000_000_000L;

    private final Server server;
    private final int timers;
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    private TimerBench(Server server, int timers) {
        this.server = server;
        this.timers = timers;
    }

    public static void main(String[] arguments) throws Exception {
        int timers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        try (var server = new Server()) {
            new TimerBench(server, timers).run(rounds);
        }
        System.exit(0);
    }

    private void run(int rounds) throws Exception {
        System.out.printf(
                "%d timers, %d rounds, PostgreSQL %s, Java %s, %d cores, %d MB heap%n",
                timers,
                rounds,
                server.version(),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        var contenders = new ArrayList<Contender>(List.of(
                new CamundaContender(server, true),
                new CamundaContender(server, false),
                new FlowableContender(server),
                new SqlContender(server)));
        for (int i = 0; i < contenders.size(); i++) {
            server.create("kept" + i);
            contenders.get(i).prepare("kept" + i, timers, 0);
        }
        // The first round warms up and is not counted.
        for (int round = 0; round <= rounds; round++) {
            if (round == 1) {
                rates.clear();
            }
            for (int turn = 0; turn < contenders.size(); turn++) {
                int i = (turn + round) % contenders.size();
                var contender = contenders.get(i);
                measure(contender, "kept" + i, contender.name(), 0);
            }
        }
        var ours = contenders.get(0);
        server.create("poisoned");
        ours.prepare("poisoned", timers, BAD_EVERY);
        for (int round = 0; round < rounds; round++) {
            measure(ours, "poisoned", "Gendan, every hundredth job fails", timers / BAD_EVERY);
        }
        tell(contenders.get(1).name());
    }

    private void measure(Contender contender, String kept, String name, int bad) throws Exception {
        server.copy(kept, "running");
        contender.open("running");
        var begun = System.nanoTime();
        contender.go();
        while (contender.fired() < timers - bad) {
            if (System.nanoTime() - begun > PATIENCE) {
                throw new IllegalStateException(name + " fired only " + contender.fired());
            }
            LockSupport.parkNanos(100_000_000);
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        while (contender.failed() < bad) {
            LockSupport.parkNanos(100_000_000);
        }
        var once = contender.firedOnce();
        if (once != timers - bad || contender.fired() != once || contender.failed() != bad) {
            throw new IllegalStateException(
                    name + " fired " + contender.fired() + ", once " + once + ", failed " + contender.failed());
        }
        contender.close();
        var rate = (timers - bad) / seconds;
        rates.computeIfAbsent(name, key -> new ArrayList<>()).add(rate);
        System.out.printf("%-36s %7.1f s  %6.0f timers/s  (%d tasks, each once; %d failed)%n", name, seconds, rate, once, bad);
    }

    private void tell(String stock) {
        var base = median(rates.get(stock));
        System.out.println("\n| who | timers/s, median | least to most | of stock |\n|---|---|---|---|");
        rates.forEach((name, measured) -> System.out.printf(
                "| %s | %.0f | %.0f–%.0f | %.1f × |%n",
                name,
                median(measured),
                measured.stream().min(Double::compare).orElseThrow(),
                measured.stream().max(Double::compare).orElseThrow(),
                median(measured) / base));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
