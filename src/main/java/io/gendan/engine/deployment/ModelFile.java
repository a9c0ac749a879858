package io.gendan.engine.deployment;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A model that could be read: as the engine's own model API sees it, and as plain XML for what that API overlooks. */
record ModelFile(FlowFile file, BpmnModelInstance model, Element xml) {

    static @Nullable ModelFile read(FlowFile file, FlowProblem.Collector problems) {
        var xml = Xml.read(file, problems);
        if (xml == null) {
            return null;
        }
        try {
            return new ModelFile(file, Bpmn.readModelFromStream(new ByteArrayInputStream(file.content())), xml);
        } catch (ModelException invalid) {
            Xml.report(file, invalid, "invalid", problems);
            return null;
        }
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    List<Process> executables() {
        return all(Process.class).stream().filter(Process::isExecutable).toList();
    }

    String id() {
        return file.id();
    }

    /** The flows that leave a node; the node's own list of them may be missing from a file and is not asked. */
    List<SequenceFlow> ways(FlowNode node) {
        return all(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getSource()))
                .toList();
    }

    /** Names that this model gives to variables: results, mappings, parameters, the current one of a list. */
    Set<String> variables() {
        var names = new LinkedHashSet<String>();
        elements(xml).forEach(element -> {
            for (var attribute : List.of("resultVariable", "elementVariable")) {
                names.add(Xml.ofEngine(element, attribute));
            }
            if (Xml.ofEngine(element)) {
                switch (element.getLocalName()) {
                    case "in", "out" -> names.add(element.getAttribute("target"));
                    case "inputParameter", "outputParameter" -> names.add(element.getAttribute("name"));
                    default -> {}
                }
            }
        });
        names.remove("");
        return names;
    }

    /** An element and everything below it, without the drawing. */
    static Stream<Element> elements(Element root) {
        if (root.getLocalName().equals("BPMNDiagram")) {
            return Stream.empty();
        }
        return Stream.concat(Stream.of(root), Xml.children(root).stream().flatMap(ModelFile::elements));
    }
}
