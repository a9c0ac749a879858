package io.gendan.staff.mirror;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.identity.db.DbReadOnlyIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
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
        var listeners = new ArrayList<BpmnParseListener>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new Beginnings());
        configuration.setCustomPostBPMNParseListeners(listeners);
        configuration.setCommandCheckers(List.of(new TenantCommandChecker(), new Jobs()));
    }

    /** Every process, called ones too, is seen by those who lead the department from its beginning. */
    private final class Beginnings extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                    begun -> authorizations.begun(begun.getProcessInstanceId(), begun.getProcessBusinessKey()));
        }
    }

    /** Who may retry a job may execute it, too; the engine would ask for the right to change every variable. */
    static final class Jobs extends AuthorizationCommandChecker {

        @Override
        public void checkUpdateJob(JobEntity job) {
            checkUpdateRetriesJob(job);
        }
    }
}
