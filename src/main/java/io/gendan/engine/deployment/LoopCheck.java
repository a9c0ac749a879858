package io.gendan.engine.deployment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Ways that lead back to themselves without ever waiting. The engine accepts them, and a node that walks one is dead
 * within half a minute. Calls count as a wait only where each way through the called process has one.
 */
final class LoopCheck {

    private final Map<String, Walk> walks = new LinkedHashMap<>();
    private final Set<String> passedAtOnce = new HashSet<>();
    private final FlowProblem.Collector problems;

    LoopCheck(Collection<ModelFile> models, FlowProblem.Collector problems) {
        this.problems = problems;
        models.forEach(model -> model.executables()
                .forEach(process -> walks.put(process.getId(), new Walk(model, process.getFlowElements()))));
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
                .ifPresent(
                        loop -> problems.add(walk.model.file(), loop.get(0), "endlessLoop", String.join(" → ", loop))));
        walks.forEach((id, walk) -> {
            for (var call : walk.callsAtOnce(passedAtOnce)) {
                if (returnsTo(id, call.getValue(), new HashSet<>())) {
                    problems.add(walk.model.file(), call.getKey(), "endlessCalls", call.getValue(), id);
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

    /** The steps of one process that follow one another without waiting. A sub-process has two: its begin and its end. */
    private static final class Walk {
        private static final String END = " (end)";

        private final ModelFile model;
        private final Map<String, Set<String>> next = new LinkedHashMap<>();
        private final Map<String, String> calls = new HashMap<>();
        private final Set<String> waits = new HashSet<>();
        private final Set<String> starts = new LinkedHashSet<>();
        private final Set<String> ends = new HashSet<>();

        Walk(ModelFile model, Collection<FlowElement> elements) {
            this.model = model;
            for (var node : nodes(elements)) {
                if (isPlainStart(node)) {
                    starts.add(node.getId());
                }
                if (model.ways(node).isEmpty()) {
                    ends.add(end(node));
                }
            }
            scope(elements);
        }

        private void scope(Collection<FlowElement> elements) {
            for (var node : nodes(elements)) {
                next.computeIfAbsent(node.getId(), unseen -> new LinkedHashSet<>());
                model.ways(node)
                        .forEach(way -> follow(end(node), way.getTarget().getId()));
                if (isWait(node)) {
                    waits.add(node.getId());
                } else if (node instanceof CallActivity call && call.getCalledElement() != null) {
                    calls.put(call.getId(), call.getCalledElement());
                } else if (node instanceof SubProcess inner) {
                    scope(inner.getFlowElements());
                    inside(inner);
                } else if (node instanceof IntermediateThrowEvent) {
                    links(node, elements);
                } else if (node instanceof BoundaryEvent boundary && !isWait(boundary)) {
                    throwers(boundary).forEach(thrower -> follow(thrower, boundary.getId()));
                }
            }
        }

        private void inside(SubProcess sub) {
            if (sub.triggeredByEvent()) {
                return;
            }
            for (var node : nodes(sub.getFlowElements())) {
                if (isPlainStart(node)) {
                    follow(sub.getId(), node.getId());
                }
                if (model.ways(node).isEmpty() && !isError(node)) {
                    follow(end(node), end(sub));
                }
            }
        }

        private void links(FlowNode from, Collection<FlowElement> elements) {
            for (var link : names(from)) {
                for (var node : nodes(elements)) {
                    if (node instanceof IntermediateCatchEvent && names(node).contains(link)) {
                        follow(from.getId(), node.getId());
                    }
                }
            }
        }

        private static Set<String> names(FlowNode event) {
            return event.getChildElementsByType(LinkEventDefinition.class).stream()
                    .map(LinkEventDefinition::getName)
                    .collect(Collectors.toSet());
        }

        /** From where an error can come without a wait before it: the host's automatic steps. */
        private static Set<String> throwers(BoundaryEvent boundary) {
            if (!(boundary.getAttachedTo() instanceof SubProcess sub)) {
                return Set.of(boundary.getAttachedTo().getId());
            }
            var found = new LinkedHashSet<String>();
            for (var node : nodes(sub.getFlowElements())) {
                if (isError(node) || (node instanceof Task && !isWait(node)) || node instanceof CallActivity) {
                    found.add(node.getId());
                }
            }
            return found;
        }

        private static boolean isError(FlowNode node) {
            return node instanceof EndEvent
                    && !node.getChildElementsByType(ErrorEventDefinition.class).isEmpty();
        }

        private static boolean isPlainStart(FlowNode node) {
            return node instanceof StartEvent start
                    && start.getEventDefinitions().isEmpty();
        }

        private static boolean isWait(FlowNode node) {
            return node instanceof UserTask
                    || node instanceof ReceiveTask
                    || node instanceof EventBasedGateway
                    || (node instanceof CatchEvent event
                            && event.getEventDefinitions().stream().anyMatch(Walk::isAwaited));
        }

        private static boolean isAwaited(EventDefinition definition) {
            return definition instanceof TimerEventDefinition
                    || definition instanceof MessageEventDefinition
                    || definition instanceof SignalEventDefinition;
        }

        private static List<FlowNode> nodes(Collection<FlowElement> elements) {
            return elements.stream()
                    .filter(FlowNode.class::isInstance)
                    .map(FlowNode.class::cast)
                    .toList();
        }

        private static String end(FlowNode node) {
            return node instanceof SubProcess ? node.getId() + END : node.getId();
        }

        private void follow(String from, String to) {
            next.computeIfAbsent(from, unseen -> new LinkedHashSet<>()).add(to);
        }

        private boolean passable(String step, Set<String> passedAtOnce) {
            var called = calls.get(step);
            return !waits.contains(step) && (called == null || passedAtOnce.contains(called));
        }

        boolean passesAtOnce(Set<String> passedAtOnce) {
            return reached(passedAtOnce).stream().anyMatch(step -> ends.contains(step) && passable(step, passedAtOnce));
        }

        /** Calls reached from the start without a wait, with what they call. */
        List<Map.Entry<String, String>> callsAtOnce(Set<String> passedAtOnce) {
            return reached(passedAtOnce).stream()
                    .filter(calls::containsKey)
                    .map(step -> Map.entry(step, calls.getOrDefault(step, "")))
                    .toList();
        }

        private Set<String> reached(Set<String> passedAtOnce) {
            var reached = new LinkedHashSet<>(starts);
            var open = new ArrayDeque<>(starts);
            while (!open.isEmpty()) {
                var step = open.pop();
                if (passable(step, passedAtOnce)) {
                    for (var following : next.getOrDefault(step, Set.of())) {
                        if (reached.add(following)) {
                            open.push(following);
                        }
                    }
                }
            }
            return reached;
        }

        Optional<List<String>> loop(Set<String> passedAtOnce) {
            var done = new HashSet<String>();
            for (var step : next.keySet()) {
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
                loop.removeIf(part -> part.endsWith(END));
                loop.add(loop.get(0));
                return Optional.of(loop);
            }
            if (done.contains(step) || !passable(step, passedAtOnce)) {
                return Optional.empty();
            }
            way.add(step);
            for (var following : next.getOrDefault(step, Set.of())) {
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
}
