package io.gendan.staff.mirror;

import java.util.List;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.db.DbReadOnlyIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The engine takes people as it finds them, and hands out no more rights than Tasklist needs. */
@Component
class IdentityPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // Read-only: no call whatever makes or changes a user, a password or a group. Nor does the engine offer to set
        // up
        // an administrator.
        configuration.setIdentityProviderSessionFactory(
                new GenericManagerFactory(DbReadOnlyIdentityServiceProvider.class));
        configuration.setResourceAuthorizationProvider(new LeanAuthorizations());
        configuration.setCommandCheckers(List.of(new TenantCommandChecker(), new Jobs()));
    }

    /** Who may retry a job may execute it, too; the engine would ask for the right to change every variable. */
    static final class Jobs extends AuthorizationCommandChecker {

        @Override
        public void checkUpdateJob(JobEntity job) {
            checkUpdateRetriesJob(job);
        }
    }

    static final class LeanAuthorizations extends DefaultAuthorizationProvider {

        /** Who has handed a task over sees it no longer, unless asked for it in another way. */
        @Override
        public AuthorizationEntity @Nullable [] newTaskAssignee(
                Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
            if (oldAssignee != null && !oldAssignee.equals(newAssignee) && !isCandidate(task, oldAssignee)) {
                withdraw(task, oldAssignee);
            }
            return super.newTaskAssignee(task, oldAssignee, newAssignee);
        }

        /** Who is no longer asked for a task sees it no longer. */
        @Override
        public AuthorizationEntity @Nullable [] deleteTaskUserIdentityLink(
                Task task, String login, @Nullable String type) {
            if (!login.equals(task.getAssignee())) {
                withdraw(task, login);
            }
            return super.deleteTaskUserIdentityLink(task, login, type);
        }

        private void withdraw(Task task, String login) {
            var outdated = getGrantAuthorizationByUserId(login, Resources.TASK, task.getId());
            if (outdated != null) {
                // The engine withdraws it, not whoever completes the task.
                Context.getCommandContext().runWithoutAuthorization(() -> {
                    getAuthorizationManager().delete(outdated);
                    return null;
                });
            }
        }

        private static boolean isCandidate(Task task, String login) {
            return ((org.camunda.bpm.engine.impl.persistence.entity.TaskEntity) task)
                    .getCandidates().stream()
                            .anyMatch(link -> IdentityLinkType.CANDIDATE.equals(link.getType())
                                    && login.equals(link.getUserId()));
        }
    }
}
