package io.gendan.engine;

import java.util.Map;

/**
 * What a form shows besides its own fields: becomes task-local variables when a task is created, is rewritten on open
 * tasks when the record changes, and is gone with the task.
 */
public interface TaskContext {

    /**
     * The task-local variables of a task.
     *
     * @param businessKey the customer number
     * @param taskKey the task's element id, such as {@code UserTask_PrepareContact}
     * @return values by variable name; strings and booleans as they are, lists and maps become JSON
     */
    Map<String, Object> of(String businessKey, String taskKey);
}
