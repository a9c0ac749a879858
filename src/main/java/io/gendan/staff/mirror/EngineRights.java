package io.gendan.staff.mirror;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import io.gendan.staff.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.springframework.stereotype.Component;

/**
 * What each role may do in the engine. Rights on a single task come with being its assignee or candidate and go with it;
 * nobody may read another one's variables, write any variable, deploy, or change users, rights or filters. Everybody reads
 * the names of people and teams, which is all that the engine knows of them; an auditor has no business there.
 */
@Component
class EngineRights {

    private static final String JOURNEY = "CustomerJourneyProcess";

    private static final List<Resource> KINDS = List.of(
            USER,
            GROUP,
            APPLICATION,
            PROCESS_DEFINITION,
            PROCESS_INSTANCE,
            DECISION_DEFINITION,
            DECISION_REQUIREMENTS_DEFINITION,
            DEPLOYMENT);

    private record Right(Role role, Resource on, String id, List<Permission> permissions) {}

    private final AuthorizationService authorizations;

    EngineRights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    private static List<Right> rightsOf(Role role) {
        var rights = new ArrayList<Right>();
        if (role == Role.AUDITOR) {
            return rights;
        }
        rights.add(right(role, USER, ANY, Permissions.READ));
        rights.add(right(role, GROUP, ANY, Permissions.READ));
        if (role.sells()) {
            rights.add(right(role, APPLICATION, "tasklist", Permissions.ACCESS));
            rights.add(right(role, PROCESS_INSTANCE, ANY, Permissions.CREATE));
            rights.add(right(role, PROCESS_DEFINITION, JOURNEY, Permissions.READ, Permissions.CREATE_INSTANCE));
        }
        switch (role) {
            case SALESPERSON, MANAGER, ACCOUNT_MANAGER, AUDITOR -> {}
            case SENIOR_MANAGER, DIRECTOR -> {
                // the processes of their department's customers are granted one by one, see TaskAuthorizations
                rights.addAll(cockpit(role));
                rights.add(right(role, PROCESS_DEFINITION, ANY, Permissions.READ));
            }
            case PRINCIPAL -> {
                rights.addAll(cockpit(role));
                rights.add(right(role, PROCESS_DEFINITION, ANY, Permissions.READ, Permissions.READ_INSTANCE));
            }
            case ADMIN -> {
                rights.addAll(cockpit(role));
                rights.add(right(
                        role,
                        PROCESS_DEFINITION,
                        ANY,
                        Permissions.READ,
                        Permissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.RETRY_JOB));
            }
        }
        return rights;
    }

    private static List<Right> cockpit(Role role) {
        return List.of(
                right(role, APPLICATION, "cockpit", Permissions.ACCESS),
                right(role, DECISION_DEFINITION, ANY, Permissions.READ),
                right(role, DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ),
                right(role, DEPLOYMENT, ANY, Permissions.READ));
    }

    /** Makes the engine's rights of every role exactly these; rights on other kinds of things stay untouched. */
    void establish() {
        var roles = Role.values();
        var wanted =
                Arrays.stream(roles).flatMap(role -> rightsOf(role).stream()).toList();
        var missing = new LinkedHashSet<>(wanted);
        for (var kind : KINDS) {
            for (var found : authorizations
                    .createAuthorizationQuery()
                    .groupIdIn(Arrays.stream(roles).map(Role::groupId).toArray(String[]::new))
                    .resourceType(kind)
                    .list()) {
                var same = wanted.stream().filter(right -> isSame(right, found)).findFirst();
                if (same.isEmpty() || !missing.remove(same.get())) {
                    authorizations.deleteAuthorization(found.getId());
                }
            }
        }
        missing.forEach(this::grant);
    }

    private static boolean isSame(Right right, Authorization found) {
        var granted = found.getPermissions(allOf(right.on()));
        return right.role().groupId().equals(found.getGroupId())
                && found.getAuthorizationType() == AUTH_TYPE_GRANT
                && found.getResourceType() == right.on().resourceType()
                && right.id().equals(found.getResourceId())
                && bits(granted) == bits(right.permissions().toArray(Permission[]::new));
    }

    private static int bits(Permission[] permissions) {
        return Arrays.stream(permissions)
                .filter(permission -> permission.getValue() != Permissions.ALL.getValue())
                .mapToInt(Permission::getValue)
                .reduce(0, (one, other) -> one | other);
    }

    private static Permission[] allOf(Resource kind) {
        return kind == PROCESS_DEFINITION
                ? ProcessDefinitionPermissions.values()
                : Arrays.stream(Permissions.values())
                        .filter(permission ->
                                Arrays.asList(permission.getTypes()).contains(kind))
                        .toArray(Permission[]::new);
    }

    private void grant(Right right) {
        var authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        authorization.setGroupId(right.role().groupId());
        authorization.setResource(right.on());
        authorization.setResourceId(right.id());
        right.permissions().forEach(authorization::addPermission);
        authorizations.saveAuthorization(authorization);
    }

    private static Right right(Role role, Resource on, String id, Permission... permissions) {
        return new Right(role, on, id, List.of(permissions));
    }
}
