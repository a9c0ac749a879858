package io.gendan.engine.deployment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where one comes to in a process without ever waiting. */
final class LoopWalk {

    private final FlowFile file;
    private final LoopSteps steps;

    LoopWalk(FlowFile file, LoopSteps steps) {
        this.file = file;
        this.steps = steps;
    }

    /** The file that the process stands in. */
    FlowFile file() {
        return file;
    }

    private boolean passable(String step, Set<String> passedAtOnce) {
        var called = steps.called(step);
        return !steps.isWait(step) && (called == null || passedAtOnce.contains(called));
    }

    /**
     * Whether one can go from its start to an end without a wait.
     *
     * @param passedAtOnce processes known to be passed so when they are called
     */
    boolean passesAtOnce(Set<String> passedAtOnce) {
        return reached(passedAtOnce).stream().anyMatch(step -> steps.isEnd(step) && passable(step, passedAtOnce));
    }

    /** Calls reached from the start without a wait, with what they call. */
    List<Map.Entry<String, String>> callsAtOnce(Set<String> passedAtOnce) {
        return reached(passedAtOnce).stream()
                .flatMap(step -> Stream.ofNullable(steps.called(step)).map(called -> Map.entry(step, called)))
                .toList();
    }

    private Set<String> reached(Set<String> passedAtOnce) {
        var reached = new LinkedHashSet<>(steps.starts());
        var open = new ArrayDeque<>(steps.starts());
        while (!open.isEmpty()) {
            var step = open.pop();
            if (passable(step, passedAtOnce)) {
                for (var following : steps.after(step)) {
                    if (reached.add(following)) {
                        open.push(following);
                    }
                }
            }
        }
        return reached;
    }

    /** A way that leads back to where it began without a wait, if there is one. */
    Optional<List<String>> loop(Set<String> passedAtOnce) {
        var done = new HashSet<String>();
        for (var step : steps.all()) {
            var loop = loop(step, new ArrayList<>(), done, passedAtOnce);
            if (loop.isPresent()) {
                return loop;
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> loop(String step, List<String> way, Set<String> done, Set<String> passedAtOnce) {
        int seen = way.indexOf(step);
        if (seen >= 0) {
            var loop = new ArrayList<>(way.subList(seen, way.size()));
            loop.removeIf(part -> part.endsWith(LoopSteps.END));
            loop.add(loop.get(0));
            return Optional.of(loop);
        }
        if (done.contains(step) || !passable(step, passedAtOnce)) {
            return Optional.empty();
        }
        way.add(step);
        for (var following : steps.after(step)) {
            var loop = loop(following, way, done, passedAtOnce);
            if (loop.isPresent()) {
                return loop;
            }
        }
        way.remove(way.size() - 1);
        done.add(step);
        return Optional.empty();
    }
}
