package io.gendan.staff.hiring;

import io.gendan.staff.Role;
import org.jspecify.annotations.Nullable;

/**
 * One line of a staff list; texts are empty where the list says nothing.
 *
 * @param number counted as a spreadsheet shows it
 * @param role as the list gives it, else null
 * @param manager login or name of the person's manager
 */
public record StaffRow(
        int number,
        String login,
        String name,
        @Nullable Role role,
        String team,
        String manager,
        String department,
        String email) {}
