package io.gendan.engine.incident;

import io.gendan.engine.Causes;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.runtime.Job;

/** The history of jobs tells no more of a failure than the job itself. */
class ToldHistory extends CacheAwareHistoryEventProducer {

    private final Causes causes;

    ToldHistory(Causes causes) {
        this.causes = causes;
    }

    @Override
    public HistoryEvent createHistoricJobLogFailedEvt(Job job, Throwable failure) {
        return super.createHistoricJobLogFailedEvt(job, new ToldFailure(causes.of(failure), failure));
    }
}
