package io.gendan.engine;

import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets every user task with a form pass to whoever acts for who is asked, and get its context, when it is created; no
 * model has to ask for it.
 */
@Component
class TaskContextPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<TaskContexts> contexts;
    private final ObjectProvider<TaskAssignment> assignments;

    TaskContextPlugin(ObjectProvider<TaskContexts> contexts, ObjectProvider<TaskAssignment> assignments) {
        this.contexts = contexts;
        this.assignments = assignments;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var listeners = new ArrayList<BpmnParseListener>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new Listener());
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private final class Listener extends AbstractBpmnParseListener {
        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                var task = behavior.getTaskDefinition();
                if (task.getFormKey() != null || task.getCamundaFormDefinitionKey() != null) {
                    task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, created -> {
                        assignments.orderedStream().forEach(assignment -> assignment.settle(created));
                        contexts.getObject().prepare(created);
                    });
                }
            }
        }
    }
}
