package io.gendan.staff.mirror;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.identity.db.DbReadOnlyIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/** The engine takes people as it finds them, and hands out no more rights than Tasklist needs. */
@Component
class IdentityPlugin extends AbstractProcessEnginePlugin {

    private final TaskAuthorizations authorizations;

    IdentityPlugin(TaskAuthorizations authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // Read-only: no call whatever makes or changes a user, a password or a group, nor sets up an administrator.
        configuration.setIdentityProviderSessionFactory(
                new GenericManagerFactory(DbReadOnlyIdentityServiceProvider.class));
        configuration.setResourceAuthorizationProvider(authorizations);
        configuration.setCommandCheckers(List.of(new TenantCommandChecker(), new Jobs()));
    }

    /** Who may retry a job may execute it, too; the engine would ask for the right to change every variable. */
    static final class Jobs extends AuthorizationCommandChecker {

        @Override
        public void checkUpdateJob(JobEntity job) {
            checkUpdateRetriesJob(job);
        }
    }
}
