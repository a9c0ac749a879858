package io.gendan.pipeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for somebody.
 *
 * @param key its id in the model, such as {@code UserTask_PrepareContact}
 * @param assignee login of whoever has to complete it, null while any of the candidates may claim it
 * @param candidates logins, the best choice first
 * @param inPlaceOf login of who is away and for whom the assignee does it (CD-06); null otherwise
 */
public record OpenTask(
        String taskId,
        String key,
        String name,
        @Nullable String assignee,
        List<String> candidates,
        @Nullable Instant due,
        @Nullable String inPlaceOf) {

    /** Whether this person has to complete it, or is asked to. */
    public boolean isFor(String login) {
        return login.equals(assignee) || candidates.contains(login);
    }
}
