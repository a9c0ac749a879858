package io.gendan.engine.incident;

import io.gendan.engine.IncidentListener;
import io.gendan.engine.ModelNames;
import io.gendan.engine.Words;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** An incident says for which customer which step failed, and why; whoever looks after incidents hears of it. */
class IncidentInWords extends DefaultIncidentHandler {

    private final ModelNames names;
    private final Words words;
    private final ObjectProvider<IncidentListener> listeners;

    IncidentInWords(ModelNames names, Words words, ObjectProvider<IncidentListener> listeners) {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
        this.names = names;
        this.words = words;
        this.listeners = listeners;
    }

    @Override
    public Incident handleIncident(IncidentContext failed, @Nullable String cause) {
        var businessKey = businessKey(failed);
        var incident = super.handleIncident(failed, inWords(failed, businessKey, cause));
        listeners.orderedStream().forEach(listener -> listener.raised(incident.getId(), businessKey));
        return incident;
    }

    private @Nullable String inWords(IncidentContext failed, @Nullable String businessKey, @Nullable String cause) {
        if (failed.getProcessDefinitionId() == null || cause == null) {
            return cause;
        }
        var at = names.of(failed.getProcessDefinitionId(), failed.getFailedActivityId(), failed.getActivityId());
        return words.of("incident.message", businessKey == null ? "" : businessKey, at.step(), at.process(), cause);
    }

    private static @Nullable String businessKey(IncidentContext failed) {
        if (failed.getExecutionId() == null) {
            return null;
        }
        var execution = Context.getCommandContext().getExecutionManager().findExecutionById(failed.getExecutionId());
        return execution == null ? null : execution.getProcessBusinessKey();
    }
}
