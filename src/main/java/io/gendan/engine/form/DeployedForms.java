package io.gendan.engine.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** The forms as deployed: their contracts, read once each, and their files in the reader's language. */
@Component
public class DeployedForms {

    private static final String FORM_KEY = "camunda-forms:deployment:";

    /** A deployed file never changes; a new version has a new deployment. */
    private final ConcurrentHashMap<Place, FormContract> contracts = new ConcurrentHashMap<>();

    private final FormTexts texts;

    DeployedForms(FormTexts texts) {
        this.texts = texts;
    }

    private record Place(String deployment, String resource) {}

    /** What the form of this task asks for; empty for a task without a form. */
    public Optional<FormContract> of(TaskEntity task, CommandContext engine) {
        var definition = task.getTaskDefinition();
        return definition == null
                ? Optional.empty()
                : contract(definition.getTaskFormHandler().createTaskForm(task), engine);
    }

    /** What the start form of this process asks for; empty for a process without one. */
    public Optional<FormContract> ofStart(ProcessDefinitionEntity process, CommandContext engine) {
        var handler = process.getStartFormHandler();
        return handler == null ? Optional.empty() : contract(handler.createStartFormData(process), engine);
    }

    /** The file of a form with its texts in the language of the current request. */
    public InputStream translated(InputStream file) {
        try (file) {
            return new ByteArrayInputStream(new TranslatedForm(texts).of(file.readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<FormContract> contract(FormData data, CommandContext engine) {
        return place(data, engine)
                .map(place -> contracts.computeIfAbsent(place, unread -> FormContract.parse(read(unread, engine))));
    }

    private static Optional<Place> place(FormData data, CommandContext engine) {
        var key = data.getFormKey();
        if (key != null) {
            return key.startsWith(FORM_KEY)
                    ? Optional.of(new Place(data.getDeploymentId(), key.substring(FORM_KEY.length())))
                    : Optional.empty();
        }
        var reference = data.getCamundaFormRef();
        if (reference == null || reference.getKey() == null) {
            return Optional.empty();
        }
        var form = engine.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, data.getDeploymentId()));
        if (form == null) {
            throw new IllegalStateException("The form '" + reference.getKey() + "' is not deployed.");
        }
        return Optional.of(new Place(form.getDeploymentId(), form.getResourceName()));
    }

    private static byte[] read(Place place, CommandContext engine) {
        try (var file =
                engine.runWithoutAuthorization(new GetDeploymentResourceCmd(place.deployment(), place.resource()))) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
