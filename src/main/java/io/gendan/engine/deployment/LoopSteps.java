package io.gendan.engine.deployment;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;

/** The steps of one process that follow one another without waiting. A sub-process has two: its begin and its end. */
final class LoopSteps {

    static final String END = " (end)";

    private final ModelFile model;
    private final Map<String, Set<String>> next = new LinkedHashMap<>();
    private final Map<String, String> calls = new HashMap<>();
    private final Set<String> waits = new HashSet<>();
    private final Set<String> starts = new LinkedHashSet<>();
    private final Set<String> ends = new HashSet<>();

    LoopSteps(ModelFile model, Collection<FlowElement> elements) {
        this.model = model;
        for (var node : LoopNodes.nodes(elements)) {
            if (LoopNodes.isPlainStart(node)) {
                starts.add(node.getId());
            }
            if (model.ways(node).isEmpty()) {
                ends.add(end(node));
            }
        }
        scope(elements);
    }

    /** Where the process begins by itself. */
    Set<String> starts() {
        return starts;
    }

    /** After which the process is over. */
    boolean isEnd(String step) {
        return ends.contains(step);
    }

    boolean isWait(String step) {
        return waits.contains(step);
    }

    /** The process that a step calls; null for one that calls none. */
    @Nullable
    String called(String step) {
        return calls.get(step);
    }

    Set<String> all() {
        return next.keySet();
    }

    Set<String> after(String step) {
        return next.getOrDefault(step, Set.of());
    }

    private void scope(Collection<FlowElement> elements) {
        for (var node : LoopNodes.nodes(elements)) {
            next.computeIfAbsent(node.getId(), unseen -> new LinkedHashSet<>());
            model.ways(node).forEach(way -> follow(end(node), way.getTarget().getId()));
            if (LoopNodes.isWait(node)) {
                waits.add(node.getId());
            } else if (node instanceof CallActivity call && call.getCalledElement() != null) {
                calls.put(call.getId(), call.getCalledElement());
            } else if (node instanceof SubProcess inner) {
                scope(inner.getFlowElements());
                inside(inner);
            } else if (node instanceof IntermediateThrowEvent) {
                links(node, elements);
            } else if (node instanceof BoundaryEvent boundary && !LoopNodes.isWait(boundary)) {
                LoopNodes.throwers(boundary).forEach(thrower -> follow(thrower, boundary.getId()));
            }
        }
    }

    private void inside(SubProcess sub) {
        if (sub.triggeredByEvent()) {
            return;
        }
        for (var node : LoopNodes.nodes(sub.getFlowElements())) {
            if (LoopNodes.isPlainStart(node)) {
                follow(sub.getId(), node.getId());
            }
            if (model.ways(node).isEmpty() && !LoopNodes.isError(node)) {
                follow(end(node), end(sub));
            }
        }
    }

    private void links(FlowNode from, Collection<FlowElement> elements) {
        for (var link : LoopNodes.names(from)) {
            for (var node : LoopNodes.nodes(elements)) {
                if (node instanceof IntermediateCatchEvent
                        && LoopNodes.names(node).contains(link)) {
                    follow(from.getId(), node.getId());
                }
            }
        }
    }

    private static String end(FlowNode node) {
        return node instanceof SubProcess ? node.getId() + END : node.getId();
    }

    private void follow(String from, String to) {
        next.computeIfAbsent(from, unseen -> new LinkedHashSet<>()).add(to);
    }
}
