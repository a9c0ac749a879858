package io.gendan.staff.hiring;

import io.gendan.staff.Role;
import io.gendan.staff.Workplace;

/**
 * Somebody to be taken on.
 *
 * @param login empty to have one made from the name
 * @param email empty for none
 */
public record NewPerson(String login, String name, Role role, String email, Workplace workplace) {}
