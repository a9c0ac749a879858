package io.gendan.journey;

import java.util.Map;

/** What forms show of the journey that their task belongs to; see {@link io.gendan.engine.TaskContext}. */
public interface JourneyTaskContext {

    /**
     * Whether the form of a task shows it.
     *
     * @param taskKey the task's element id, such as {@code UserTask_PrepareContact}
     */
    boolean isFor(String taskKey);

    /**
     * The task-local variables of a task that this is for.
     *
     * @param journey the customer's latest
     * @return values by variable name; strings and booleans as they are, lists and maps become JSON
     */
    Map<String, Object> shown(Journey journey, String taskKey);
}
