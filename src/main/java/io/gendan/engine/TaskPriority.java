package io.gendan.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How urgent a task is when it is created; people's lists show the most urgent work first. */
public interface TaskPriority {

    /**
     * The priority of a task, higher is more urgent.
     *
     * @param businessKey the customer number
     * @param due when the task is due, if ever
     */
    int of(String businessKey, @Nullable Instant due);
}
