package io.gendan.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives every task with a form what its form shows, from all {@link TaskContext}s, and its {@link TaskPriority}. */
@Component
public class TaskContexts {

    /** Longer text can't be a plain variable. */
    private static final int LONGEST_PLAIN = 4000;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final ObjectProvider<TaskContext> contexts;
    private final ObjectProvider<TaskPriority> priorities;
    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<IdentityService> identity;

    TaskContexts(
            ObjectProvider<TaskContext> contexts,
            ObjectProvider<TaskPriority> priorities,
            ObjectProvider<TaskService> tasks,
            ObjectProvider<IdentityService> identity) {
        this.contexts = contexts;
        this.priorities = priorities;
        this.tasks = tasks;
        this.identity = identity;
    }

    /**
     * Rewrites what the open tasks of a customer show, after the record changed. Acts as the system, so that whoever
     * changed the record need not be allowed to write tasks. Tasks that the running transaction has made or completed
     * are left alone: the one have it already, the others need it no more.
     */
    public void refresh(String businessKey) {
        Persons.asSystem(identity.getObject(), () -> {
            var open = tasks.getObject()
                    .createTaskQuery()
                    .processInstanceBusinessKey(businessKey)
                    .initializeFormKeys()
                    .list();
            for (var task : open) {
                var hasForm = task.getFormKey() != null || task.getCamundaFormRef() != null;
                if (hasForm && !task.isSuspended() && !(task instanceof TaskEntity entity && entity.isDeleted())) {
                    tasks.getObject().setVariablesLocal(task.getId(), of(businessKey, task.getTaskDefinitionKey()));
                }
            }
        });
    }

    void prepare(DelegateTask task) {
        var businessKey =
                task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (businessKey != null) {
            task.setVariablesLocal(of(businessKey, task.getTaskDefinitionKey()));
            var due = task.getDueDate() == null ? null : task.getDueDate().toInstant();
            priorities.ifAvailable(priority -> task.setPriority(priority.of(businessKey, due)));
        }
    }

    private VariableMap of(String businessKey, String taskKey) {
        var variables = Variables.createVariables();
        contexts.orderedStream().forEach(context -> context.of(businessKey, taskKey)
                .forEach((name, value) -> variables.put(name, variable(value))));
        return variables;
    }

    private static @Nullable Object variable(@Nullable Object value) {
        var json = value instanceof Map<?, ?>
                || value instanceof Collection<?>
                || (value instanceof String text && text.length() > LONGEST_PLAIN);
        if (!json) {
            return value;
        }
        try {
            return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
        } catch (JsonProcessingException noPlainValue) {
            throw new IllegalArgumentException("A task context holds what is no plain value", noPlainValue);
        }
    }
}
