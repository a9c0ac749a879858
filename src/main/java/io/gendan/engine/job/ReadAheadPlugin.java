package io.gendan.engine.job;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.stereotype.Component;

/** Lets the engine ask {@link ReadAhead} before it asks the database; whatever wasn't read ahead it reads as ever. */
@Component
class ReadAheadPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setEnableDefaultDbHistoryEventHandler(false);
        configuration.getCustomHistoryEventHandlers().add(new KnownStarts());
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        sessions(configuration, ReadAhead.class, ReadAhead::new);
        sessions(configuration, JobManager.class, KnownJobs::new);
        sessions(configuration, IncidentManager.class, KnownIncidents::new);
    }

    private static void sessions(
            ProcessEngineConfigurationImpl configuration, Class<?> type, Supplier<? extends Session> sessions) {
        configuration.getSessionFactories().put(type, new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return sessions.get();
            }
        });
    }

    private static ReadAhead ahead() {
        return ReadAhead.of(Context.getCommandContext());
    }

    private static final class KnownJobs extends JobManager {

        @Override
        public List<JobEntity> findJobsByExecutionId(String execution) {
            var known = ahead().jobs(execution);
            return known == null ? super.findJobsByExecutionId(execution) : known;
        }
    }

    private static final class KnownIncidents extends IncidentManager {

        @Override
        public List<Incident> findIncidentByConfiguration(String job) {
            return ahead().hasNeverFailed(job) ? List.of() : super.findIncidentByConfiguration(job);
        }
    }

    /** The engine writes how long an activity took when it ends, and reads its start for that. */
    private static final class KnownStarts extends DbHistoryEventHandler {

        @Override
        protected void insertOrUpdate(HistoryEvent event) {
            if (event instanceof HistoricActivityInstanceEventEntity activity
                    && event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_END)) {
                var start = ahead().start(activity.getId());
                if (start != null && getDbEntityManager().getCachedEntity(event.getClass(), event.getId()) == null) {
                    activity.setStartTime(start);
                    getDbEntityManager().merge(activity);
                    return;
                }
            }
            super.insertOrUpdate(event);
        }
    }
}
