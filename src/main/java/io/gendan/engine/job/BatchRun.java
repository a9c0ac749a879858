package io.gendan.engine.job;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.ProcessDataContext;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.util.ClassLoaderUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes acquired jobs: a {@link Batch} together first, then one by one, as the engine does it, whatever could not be
 * fired together. When one job of a batch fails, nothing of the batch has happened: the jobs before it, which went well,
 * are fired together again, those behind it together for the first time, and it alone. So no good job waits for a bad
 * one or is begun more than twice by its fault, and retries and incidents are counted by the engine in the attempt alone.
 */
final class BatchRun extends ExecuteJobsRunnable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

    private final DueTimers timers;
    private final CommandExecutor commands;
    private final List<String> alone = new ArrayList<>();

    BatchRun(List<String> jobs, ProcessEngineImpl engine, JobExecutor executor, DueTimers timers) {
        super(jobs, engine);
        this.jobExecutor = executor;
        this.timers = timers;
        this.commands = engine.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }

    @Override
    public void run() {
        if (jobIds instanceof Batch batch && jobExecutor.isActive()) {
            var classLoader = switchClassLoader();
            try {
                fireTogether(List.copyOf(batch), true);
            } finally {
                ClassLoaderUtil.setContextClassloader(classLoader);
            }
            batch.clear();
            batch.addAll(alone);
        }
        super.run();
    }

    @Override
    protected void executeJob(String job, CommandExecutor commands, JobFailureCollector failures) {
        var attempt = new OwnJob(job, jobExecutor.getLockOwner(), failures);
        ExecuteJobHelper.executeJob(job, commands, failures, attempt, processEngine.getProcessEngineConfiguration());
    }

    /** Fires these in one transaction; what can't be fired this way is left for later, alone. */
    private void fireTogether(List<String> jobs, boolean searchCulprit) {
        if (jobs.size() < 2) {
            alone.addAll(jobs);
            return;
        }
        var context = new JobExecutorContext();
        var together = new FireTogether(jobs, jobExecutor.getLockOwner(), timers);
        Context.setJobExecutorContext(context);
        try {
            commands.execute(together);
        } catch (Throwable failure) {
            new ProcessDataContext(processEngine.getProcessEngineConfiguration()).clearMdc();
            LOG.debug("A batch of {} jobs broke at job {}", jobs.size(), together.broken(), failure);
            var broken = together.broken();
            if (broken == null || !searchCulprit) {
                alone.addAll(jobs);
                return;
            }
            alone.addAll(together.leftOut());
            alone.add(broken);
            fireTogether(together.before(), false);
            fireTogether(together.behind(), true);
            return;
        } finally {
            Context.removeJobExecutorContext();
        }
        alone.addAll(together.leftOut());
        alone.addAll(context.getCurrentProcessorJobQueue());
    }
}
