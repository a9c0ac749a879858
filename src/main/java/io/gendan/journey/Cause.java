package io.gendan.journey;

import io.gendan.engine.FormFields;
import org.jspecify.annotations.Nullable;

/**
 * Who brought something about, and in which task.
 *
 * @param by login of the person
 * @param taskId the completed task, null outside tasks
 */
public record Cause(String by, @Nullable String taskId) {

    /** Stands as author where nobody but Gendan itself did something; no login, which is never capital. */
    public static final String SYSTEM = "Gendan";

    /** The person who has just completed a form. */
    public static Cause of(FormFields form) {
        return new Cause(form.completedBy(), form.taskId());
    }
}
