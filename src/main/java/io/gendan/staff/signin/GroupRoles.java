package io.gendan.staff.signin;

import io.gendan.staff.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which role a person's groups give: the first of the list that the person is in. */
final class GroupRoles {

    private final Map<String, Role> roles = new LinkedHashMap<>();

    /**
     * Reads a list such as {@code sales=SALESPERSON,heads=DIRECTOR}.
     *
     * @throws IllegalStateException saying what is wrong with it
     */
    GroupRoles(String list) {
        for (var entry : list.split(",")) {
            if (!entry.isBlank()) {
                read(entry);
            }
        }
    }

    private void read(String entry) {
        var cut = entry.lastIndexOf('=');
        var group = cut < 0 ? "" : entry.substring(0, cut).strip();
        var name = entry.substring(cut + 1).strip();
        var role = Arrays.stream(Role.values())
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (group.isEmpty() || role.isEmpty()) {
            throw new IllegalStateException("GENDAN_OIDC_ROLES: \"" + entry.strip()
                    + "\" is no group with its role. Write group=ROLE, one of " + Arrays.toString(Role.values()) + ".");
        }
        roles.putIfAbsent(group, role.get());
    }

    Optional<Role> of(Collection<String> groups) {
        return roles.entrySet().stream()
                .filter(entry -> groups.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
