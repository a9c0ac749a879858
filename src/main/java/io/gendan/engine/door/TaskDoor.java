package io.gendan.engine.door;

import io.gendan.engine.Refusal;
import io.gendan.engine.form.DeployedForms;
import io.gendan.engine.form.FormChecker;
import io.gendan.engine.form.FormContract;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where tasks are claimed and completed: by their assignee alone, with what their form asks for and nothing else. */
@Component
class TaskDoor {

    private final EngineRows rows;
    private final DeployedForms forms;
    private final FormChecker checker;

    TaskDoor(EngineRows rows, DeployedForms forms, FormChecker checker) {
        this.rows = rows;
        this.forms = forms;
        this.checker = checker;
    }

    /** What the completion may set; a {@link Refusal} when it may not happen. */
    VariableMap complete(
            @Nullable String id, Map<String, @Nullable Object> sent, String person, CommandContext engine) {
        if (id == null || !rows.lockTask(id)) {
            throw Refusal.conflict("task.gone");
        }
        var task = engine.getTaskManager().findTaskById(id);
        if (task == null) {
            throw Refusal.conflict("task.gone");
        }
        if (task.isSuspended()) {
            throw Refusal.conflict("suspended");
        }
        if (!person.equals(task.getAssignee())) {
            throw rows.wasAssigned(id, person)
                    ? Refusal.conflict("task.handedOver")
                    : Refusal.forbidden("task.notYours");
        }
        var accepted = checker.check(contract(task, engine), sent, task.getVariablesTyped(false));
        // A prefill of the same name would take the submitted value in, and keep it.
        task.removeVariablesLocal(accepted.keySet());
        return TransientFields.of(accepted, person, id);
    }

    /** Waits for whoever changes the journey just now, such as the sweep that renews priorities. */
    void claim(@Nullable String id) {
        if (id != null) {
            rows.lockTask(id);
        }
    }

    private FormContract contract(TaskEntity task, CommandContext engine) {
        return forms.of(task, engine).orElse(FormContract.NONE);
    }
}
