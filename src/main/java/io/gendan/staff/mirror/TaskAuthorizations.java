package io.gendan.staff.mirror;

import io.gendan.staff.TaskReaders;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who may do what with one task: whoever is asked for it works on it, whoever leads the customer's owner reads it with
 * what its form shows. The engine drops all of it with the task.
 */
@Component
class TaskAuthorizations extends DefaultAuthorizationProvider {

    /** What an authorization holds that only reads. */
    static final int READING = Permissions.READ.getValue() | TaskPermissions.READ_VARIABLE.getValue();

    private final ObjectProvider<TaskReaders> readers;

    TaskAuthorizations(ObjectProvider<TaskReaders> readers) {
        this.readers = readers;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTask(Task task) {
        return readersOf(task).stream()
                .map(login -> createGrantAuthorization(
                        login, null, Resources.TASK, task.getId(), Permissions.READ, TaskPermissions.READ_VARIABLE))
                .toArray(AuthorizationEntity[]::new);
    }

    /** Who has handed a task over sees it no longer, unless in another way. */
    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(
            Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
        if (oldAssignee != null && !oldAssignee.equals(newAssignee) && !isCandidate(task, oldAssignee)) {
            withdraw(task, oldAssignee);
        }
        return super.newTaskAssignee(task, oldAssignee, newAssignee);
    }

    /** Who is no longer asked for a task sees it no longer, unless in another way. */
    @Override
    public AuthorizationEntity @Nullable [] deleteTaskUserIdentityLink(Task task, String login, @Nullable String type) {
        if (!login.equals(task.getAssignee())) {
            withdraw(task, login);
        }
        return super.deleteTaskUserIdentityLink(task, login, type);
    }

    /** Who is made reader and asked to work in the same transaction holds both; the engine would keep the first alone. */
    @Override
    protected void updateAuthorizationBasedOnCacheEntries(
            AuthorizationEntity authorization,
            @Nullable String userId,
            @Nullable String groupId,
            Resource resource,
            String resourceId) {
        int wanted = authorization.getPermissions();
        super.updateAuthorizationBasedOnCacheEntries(authorization, userId, groupId, resource, resourceId);
        authorization.setPermissions(authorization.getPermissions() | wanted);
    }

    /** Lets whoever leads the department of the customer's owner see where this process stands. */
    void begun(String processInstance, @Nullable String businessKey) {
        if (businessKey != null) {
            readers.getObject().departmentOf(businessKey).ifPresent(leaders -> getAuthorizationManager()
                    .saveDefaultAuthorizations(new AuthorizationEntity[] {
                        createGrantAuthorization(
                                null, leaders, Resources.PROCESS_INSTANCE, processInstance, Permissions.READ)
                    }));
        }
    }

    /** Lets exactly those only read who should. To be called inside an engine command. */
    void follow(TaskEntity task) {
        var missing = new HashSet<>(readersOf(task));
        var grants = Context.getProcessEngineConfiguration()
                .getAuthorizationService()
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task.getId())
                .list();
        for (var grant : grants) {
            var entity = (AuthorizationEntity) grant;
            if (!missing.remove(entity.getUserId()) && entity.getPermissions() == READING) {
                delete(entity);
            }
        }
        getAuthorizationManager()
                .saveDefaultAuthorizations(missing.stream()
                        .map(login -> createOrUpdateAuthorization(
                                task,
                                login,
                                null,
                                Resources.TASK,
                                false,
                                Permissions.READ,
                                TaskPermissions.READ_VARIABLE))
                        .toArray(AuthorizationEntity[]::new));
    }

    private void withdraw(Task task, String login) {
        var stored = getGrantAuthorizationByUserId(login, Resources.TASK, task.getId());
        var outdated = stored == null ? justGranted(login, task.getId()) : stored;
        if (outdated == null) {
            return;
        }
        if (readersOf(task).contains(login)) {
            outdated.setPermissions(READING);
        } else {
            delete(outdated);
        }
    }

    /** One of this transaction, which no query finds: a task that passes to a stand-in as it is made. */
    private static @Nullable AuthorizationEntity justGranted(String login, String taskId) {
        return Context.getCommandContext()
                .getDbEntityManager()
                .getCachedEntitiesByType(AuthorizationEntity.class)
                .stream()
                .filter(grant -> grant.getResourceType() == Resources.TASK.resourceType()
                        && taskId.equals(grant.getResourceId())
                        && login.equals(grant.getUserId()))
                .findFirst()
                .orElse(null);
    }

    /** The engine withdraws it, not whoever completes the task. */
    private void delete(AuthorizationEntity outdated) {
        Context.getCommandContext().runWithoutAuthorization(() -> {
            getAuthorizationManager().delete(outdated);
            return null;
        });
    }

    private Set<String> readersOf(Task task) {
        var execution = ((TaskEntity) task).getExecution();
        var businessKey = execution == null ? null : execution.getProcessBusinessKey();
        return businessKey == null ? Set.of() : readers.getObject().of(businessKey);
    }

    private static boolean isCandidate(Task task, String login) {
        return ((TaskEntity) task)
                .getCandidates().stream()
                        .anyMatch(link ->
                                IdentityLinkType.CANDIDATE.equals(link.getType()) && login.equals(link.getUserId()));
    }
}
