package io.gendan.engine.job;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.BackoffJobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.springframework.core.task.SyncTaskExecutor;

/** The executor of a node, told when to look for due jobs, and working in the thread that tells it. */
final class Node implements AutoCloseable {

    private final BatchJobExecutor executor;
    private final ProcessEngineImpl engine;

    Node(ProcessEngine engine, DueTimers timers) {
        this.engine = (ProcessEngineImpl) engine;
        executor = new BatchJobExecutor(32, timers) {
            @Override
            protected void startExecutingJobs() {}

            @Override
            protected void stopExecutingJobs() {}
        };
        executor.setTaskExecutor(new SyncTaskExecutor());
        executor.setMaxJobsPerAcquisition(64);
        executor.setLockTimeInMillis(60_000);
        executor.start();
    }

    /** Looks for due jobs and makes them its own. */
    List<List<String>> acquire() {
        var acquisition = (BatchAcquisition) executor.getAcquireJobsRunnable();
        var acquired = acquisition.acquireJobs(
                new JobAcquisitionContext(), new BackoffJobAcquisitionStrategy(executor), engine);
        return acquired.getJobIdBatches();
    }

    void execute(List<List<String>> acquired) {
        acquired.forEach(jobs -> executor.executeJobs(jobs, engine));
    }

    /** Does all that is due. */
    void workOff() {
        for (var acquired = acquire(); !acquired.isEmpty(); acquired = acquire()) {
            execute(acquired);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
