package io.gendan.engine.door;

import java.lang.reflect.Field;
import java.util.Map;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** The engine's commands keep what they were given to themselves; the only place that looks inside. */
final class CommandFields {

    static final CommandFields COMPLETED_TASK = of(CompleteTaskCmd.class, "taskId");
    static final CommandFields COMPLETED_WITH = of(CompleteTaskCmd.class, "variables");
    static final CommandFields SUBMITTED_TASK = of(SubmitTaskFormCmd.class, "taskId");
    static final CommandFields SUBMITTED_WITH = of(SubmitTaskFormCmd.class, "properties");
    static final CommandFields STARTED_PROCESS = of(SubmitStartFormCmd.class, "processDefinitionId");
    static final CommandFields STARTED_KEY = of(SubmitStartFormCmd.class, "businessKey");
    static final CommandFields STARTED_WITH = of(SubmitStartFormCmd.class, "variables");
    static final CommandFields CLAIMED_TASK = of(ClaimTaskCmd.class, "taskId");
    static final CommandFields CLAIMANT = of(ClaimTaskCmd.class, "userId");
    static final CommandFields SHOWN_TASK = of(GetDeployedTaskFormCmd.class, "taskId");
    static final CommandFields EXECUTED_JOB = of(ExecuteJobsCmd.class, "jobId");
    static final CommandFields RETRIED_JOB = of(SetJobRetriesCmd.class, "jobId");
    static final CommandFields RETRIES = of(SetJobRetriesCmd.class, "retries");
    static final CommandFields RETRY_IS_MOVED = of(SetJobRetriesCmd.class, "isDueDateSet");
    static final CommandFields EXTENDING_QUERY = of(AbstractExecuteFilterCmd.class, "extendingQuery");

    private final Field field;

    private CommandFields(Field field) {
        this.field = field;
    }

    private static CommandFields of(Class<?> command, String name) {
        try {
            var field = command.getDeclaredField(name);
            field.setAccessible(true);
            return new CommandFields(field);
        } catch (NoSuchFieldException otherVersion) {
            throw new IllegalStateException("This version of the engine has another " + command, otherVersion);
        }
    }

    @Nullable
    String text(Command<?> command) {
        return (String) read(command);
    }

    int number(Command<?> command) {
        return read(command) instanceof Integer number ? number : 0;
    }

    boolean flag(Command<?> command) {
        return Boolean.TRUE.equals(read(command));
    }

    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> variables(Command<?> command) {
        var variables = (Map<String, @Nullable Object>) read(command);
        return variables == null ? Variables.createVariables() : variables;
    }

    @Nullable
    AbstractQuery<?, ?> query(Command<?> command) {
        return (AbstractQuery<?, ?>) read(command);
    }

    void replace(Command<?> command, VariableMap variables) {
        try {
            field.set(command, variables);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Object read(Command<?> command) {
        try {
            return field.get(command);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
