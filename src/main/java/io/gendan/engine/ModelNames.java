package io.gendan.engine;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the models call their steps and themselves. */
@Component
public class ModelNames {

    /** The names of a step and of its process, as they stand on the diagram; ids where there are none. */
    public record Names(String step, String process) {}

    private final ObjectProvider<RepositoryService> repository;

    ModelNames(ObjectProvider<RepositoryService> repository) {
        this.repository = repository;
    }

    /**
     * The names of the first of these steps that the process has.
     *
     * @param steps element ids; null ones are passed over
     */
    public Names of(String processDefinitionId, @Nullable String... steps) {
        var model = repository.getObject().getBpmnModelInstance(processDefinitionId);
        var process = model.getModelElementsByType(Process.class).iterator().next();
        var step = "";
        for (int i = 0; i < steps.length && step.isEmpty(); i++) {
            step = name(model, steps[i]);
        }
        return new Names(step, orElse(process.getName(), process.getId()));
    }

    private static String name(BpmnModelInstance model, @Nullable String id) {
        return id != null && model.getModelElementById(id) instanceof FlowElement element
                ? orElse(element.getName(), id)
                : "";
    }

    private static String orElse(@Nullable String name, String id) {
        return name == null || name.isBlank() ? id : name.replaceAll("\\s+", " ");
    }
}
