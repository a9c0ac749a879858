package io.gendan.pipeline.tasklist;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.gendan.staff.Role;
import java.util.HashSet;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** Which roles find which list in Tasklist. To read a list is the only right on it that anybody has. */
@Component
class FilterReaders {

    private record Right(String filter, String group) {}

    private final AuthorizationService authorizations;

    FilterReaders(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Makes the rights on filters exactly those of these filters, given by their ids. */
    void establish(Map<String, ReadyFilter> filters) {
        var missing = new HashSet<Right>();
        filters.forEach((id, ready) ->
                ready.roles().stream().map(Role::groupId).forEach(group -> missing.add(new Right(id, group))));
        for (var found : authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.FILTER)
                .list()) {
            if (!isReading(found) || !missing.remove(new Right(found.getResourceId(), found.getGroupId()))) {
                authorizations.deleteAuthorization(found.getId());
            }
        }
        missing.forEach(this::grant);
    }

    private static boolean isReading(Authorization found) {
        return found.getAuthorizationType() == AUTH_TYPE_GRANT
                && found.getGroupId() != null
                && found.isPermissionGranted(Permissions.READ)
                && !found.isPermissionGranted(Permissions.UPDATE)
                && !found.isPermissionGranted(Permissions.DELETE);
    }

    private void grant(Right right) {
        var authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        authorization.setGroupId(right.group());
        authorization.setResource(Resources.FILTER);
        authorization.setResourceId(right.filter());
        authorization.addPermission(Permissions.READ);
        authorizations.saveAuthorization(authorization);
    }
}
