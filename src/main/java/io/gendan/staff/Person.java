package io.gendan.staff;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of our people.
 *
 * @param login unique and unchanging; the same in the engine
 * @param team name of the team, if any
 * @param department name of the department, if any
 * @param active whether the person can sign in and gets new work
 */
public record Person(
        String login,
        String name,
        Role role,
        @Nullable String team,
        @Nullable String department,
        boolean active) {

    /** As one of the choices of a form. */
    public Map<String, String> asOption() {
        return Map.of("value", login, "label", name);
    }
}
