package io.gendan.coverage;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Counts in every test on the whole program which elements of a process its customers come through. */
@Component
class WalkedElementsPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        WalkedElements.keepAtTheEnd();
        var already = configuration.getCustomPostBPMNParseListeners();
        List<BpmnParseListener> listeners = already == null ? new ArrayList<>() : new ArrayList<>(already);
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                countAll(process.getKey(), process);
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private static void countAll(String process, ScopeImpl scope) {
        for (var activity : scope.getActivities()) {
            activity.addListener(ExecutionListener.EVENTNAME_START, counter(process, activity.getId()));
            for (var flow : activity.getOutgoingTransitions()) {
                ((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE, counter(process, flow.getId()));
            }
            countAll(process, activity);
        }
    }

    private static ExecutionListener counter(String process, String element) {
        return execution -> WalkedElements.count(process, element);
    }
}
