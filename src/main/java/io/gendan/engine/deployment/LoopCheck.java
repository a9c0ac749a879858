package io.gendan.engine.deployment;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Ways that lead back to themselves without ever waiting. The engine accepts them, and a node that walks one is dead
 * within half a minute. Calls count as a wait only where each way through the called process has one.
 */
final class LoopCheck {

    private final Map<String, LoopWalk> walks = new LinkedHashMap<>();
    private final Set<String> passedAtOnce = new HashSet<>();
    private final FlowProblem.Collector problems;

    LoopCheck(Collection<ModelFile> models, FlowProblem.Collector problems) {
        this.problems = problems;
        models.forEach(model -> model.executables()
                .forEach(process -> walks.put(
                        process.getId(), new LoopWalk(model.file(), new LoopSteps(model, process.getFlowElements())))));
    }

    void run() {
        boolean more = true;
        while (more) {
            var found = walks.entrySet().stream()
                    .filter(walk -> walk.getValue().passesAtOnce(passedAtOnce))
                    .map(Map.Entry::getKey)
                    .toList();
            more = passedAtOnce.addAll(found);
        }
        walks.values().forEach(walk -> walk.loop(passedAtOnce)
                .ifPresent(loop -> problems.add(walk.file(), loop.get(0), "endlessLoop", String.join(" → ", loop))));
        walks.forEach((id, walk) -> {
            for (var call : walk.callsAtOnce(passedAtOnce)) {
                if (returnsTo(id, call.getValue(), new HashSet<>())) {
                    problems.add(walk.file(), call.getKey(), "endlessCalls", call.getValue(), id);
                }
            }
        });
    }

    private boolean returnsTo(String caller, String called, Set<String> seen) {
        if (called.equals(caller)) {
            return true;
        }
        var walk = walks.get(called);
        return walk != null
                && seen.add(called)
                && walk.callsAtOnce(passedAtOnce).stream().anyMatch(call -> returnsTo(caller, call.getValue(), seen));
    }
}
