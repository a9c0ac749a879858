package io.gendan.engine.door;

import io.gendan.engine.Refusal;
import io.gendan.engine.form.DeployedForms;
import io.gendan.engine.form.FormChecker;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a person starts a process: by its start form alone. */
@Component
class StartDoor {

    private final DeployedForms forms;
    private final FormChecker checker;

    StartDoor(DeployedForms forms, FormChecker checker) {
        this.forms = forms;
        this.checker = checker;
    }

    /** What the start may set; a {@link Refusal} when it may not happen. */
    VariableMap start(
            @Nullable String process,
            @Nullable String businessKey,
            Map<String, @Nullable Object> sent,
            String person,
            CommandContext engine) {
        if (businessKey != null && !businessKey.isBlank()) {
            throw Refusal.badRequest("start.businessKey");
        }
        var definition =
                engine.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(process);
        var contract = forms.ofStart(definition, engine).orElseThrow(() -> Refusal.forbidden("door.closed"));
        return TransientFields.of(checker.check(contract, sent, Map.of()), person);
    }
}
