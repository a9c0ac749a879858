package io.gendan.engine.job;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultAcquireJobsCommandFactory;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/**
 * The engine's job executor, except that due timers of different process instances are fired together in one transaction
 * (CD-08): most of what a timer costs is the commit and the way to the database and back, and a batch shares them. How
 * jobs are acquired, locked, tried again and reported as incidents stays the engine's.
 */
class BatchJobExecutor extends SpringJobExecutor {

    private final int size;
    private final DueTimers timers;

    /**
     * An executor.
     *
     * @param size the most jobs of a transaction
     */
    BatchJobExecutor(int size, DueTimers timers) {
        this.size = size;
        this.timers = timers;
    }

    @Override
    protected void ensureInitialization() {
        if (acquireJobsCmdFactory == null) {
            acquireJobsCmdFactory = new DefaultAcquireJobsCommandFactory(this);
        }
        acquireJobsRunnable = new BatchAcquisition(this, size);
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        return new BatchRun(jobs, engine, this, timers);
    }
}
