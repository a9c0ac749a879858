package io.gendan.staff;

import org.jspecify.annotations.Nullable;

/**
 * A team of ours, known by its name within its department.
 *
 * @param head login of whoever heads it, and so is the manager of its people
 */
public record Team(
        String name, @Nullable String department, @Nullable String head) {}
