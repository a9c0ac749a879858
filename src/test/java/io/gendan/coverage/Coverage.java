package io.gendan.coverage;

import io.gendan.support.FlowFiles;
import io.gendan.support.FlowFiles.Model;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * How often each flow node and sequence flow of the project's processes was walked.
 *
 * @param counts as {@link WalkedElements} keeps them
 */
record Coverage(List<Model> models, Map<String, Long> counts) {

    static Coverage of(Map<String, Long> counts) {
        return new Coverage(
                FlowFiles.read().models.stream()
                        .sorted(Comparator.comparing(Model::name))
                        .toList(),
                counts);
    }

    long walked(Model model, FlowElement element) {
        // The engine goes from an event-based gateway straight to the event that came first.
        var counted = element instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway
                ? flow.getTarget()
                : element;
        return counts.getOrDefault(WalkedElements.key(model.process().getId(), counted.getId()), 0L);
    }

    List<String> notWalked() {
        return models.stream()
                .flatMap(model -> model.all(FlowElement.class).stream()
                        .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                        .filter(element -> walked(model, element) == 0)
                        .map(element -> model.name() + ": " + element.getId()))
                .toList();
    }

    /** The table in docs. */
    String table() {
        var table = new StringBuilder("| process | flow nodes walked | sequence flows walked |\n|---|---|---|\n");
        for (var model : models) {
            table.append("| %s | %s | %s |\n"
                    .formatted(model.name(), share(model, FlowNode.class), share(model, SequenceFlow.class)));
        }
        return table.toString();
    }

    private String share(Model model, Class<? extends FlowElement> type) {
        var all = model.all(type);
        return String.format(
                Locale.ROOT,
                "%d of %d",
                all.stream().filter(element -> walked(model, element) > 0).count(),
                all.size());
    }
}
