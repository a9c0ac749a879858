package io.gendan.staff;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody works from now on. What is null stays as it is; an empty text means none.
 *
 * @param manager a login: with a team, this person heads it from now on, for everybody in it; without one, the team is the
 *     one that this person heads
 * @param create makes the department and the team where there is none of that name
 */
public record Workplace(
        @Nullable String department,
        @Nullable String team,
        @Nullable String manager,
        boolean create) {}
