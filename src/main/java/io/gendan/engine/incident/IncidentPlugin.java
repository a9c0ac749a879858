package io.gendan.engine.incident;

import io.gendan.engine.Causes;
import io.gendan.engine.IncidentListener;
import io.gendan.engine.ModelNames;
import io.gendan.engine.Words;
import java.util.ArrayList;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets failed jobs and incidents speak plain words. */
@Component
class IncidentPlugin extends AbstractProcessEnginePlugin {

    private final ModelNames names;
    private final Words words;
    private final Causes causes;
    private final ObjectProvider<IncidentListener> listeners;

    IncidentPlugin(ModelNames names, Words words, Causes causes, ObjectProvider<IncidentListener> listeners) {
        this.names = names;
        this.words = words;
        this.causes = causes;
        this.listeners = listeners;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setFailedJobCommandFactory((job, failure) -> new FailedJob(job, failure, causes));
        configuration.setHistoryEventProducer(new ToldHistory(causes));
        var handlers = new ArrayList<IncidentHandler>();
        if (configuration.getCustomIncidentHandlers() != null) {
            handlers.addAll(configuration.getCustomIncidentHandlers());
        }
        handlers.add(new IncidentInWords(names, words, listeners));
        configuration.setCustomIncidentHandlers(handlers);
    }
}
