package io.gendan.engine.deployment;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** What the elements of a process mean to whoever walks it without waiting. */
final class LoopNodes {

    private LoopNodes() {}

    /** The names of the links that lead out of an event, or into it. */
    static Set<String> names(FlowNode event) {
        return event.getChildElementsByType(LinkEventDefinition.class).stream()
                .map(LinkEventDefinition::getName)
                .collect(Collectors.toSet());
    }

    /** From where an error can come without a wait before it: the host's automatic steps. */
    static Set<String> throwers(BoundaryEvent boundary) {
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

    static boolean isError(FlowNode node) {
        return node instanceof EndEvent
                && !node.getChildElementsByType(ErrorEventDefinition.class).isEmpty();
    }

    /** A process that was started by nothing in particular begins here. */
    static boolean isPlainStart(FlowNode node) {
        return node instanceof StartEvent start && start.getEventDefinitions().isEmpty();
    }

    static boolean isWait(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof EventBasedGateway
                || (node instanceof CatchEvent event
                        && event.getEventDefinitions().stream().anyMatch(LoopNodes::isAwaited));
    }

    private static boolean isAwaited(EventDefinition definition) {
        return definition instanceof TimerEventDefinition
                || definition instanceof MessageEventDefinition
                || definition instanceof SignalEventDefinition;
    }

    static List<FlowNode> nodes(Collection<FlowElement> elements) {
        return elements.stream()
                .filter(FlowNode.class::isInstance)
                .map(FlowNode.class::cast)
                .toList();
    }
}
