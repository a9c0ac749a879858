package io.gendan.engine.job;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.BackoffJobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;

/**
 * The engine's acquisition, which afterwards puts jobs that stand alone (one of a process instance) together. Several
 * exclusive jobs of one instance stay a list of their own, executed one after another. The engine reckons with one job a
 * list where it judges whether it is idle and how much it may acquire while nobody is free; both are put right here.
 */
final class BatchAcquisition extends SequentialJobAcquisitionRunnable {

    private final int size;

    BatchAcquisition(JobExecutor executor, int size) {
        super(executor);
        this.size = size;
    }

    @Override
    protected AcquiredJobs acquireJobs(
            JobAcquisitionContext context, JobAcquisitionStrategy strategy, ProcessEngineImpl engine) {
        var acquired = super.acquireJobs(context, strategy, engine);
        putTogether(acquired.getJobIdBatches());
        return acquired;
    }

    void putTogether(List<List<String>> lists) {
        var alone = lists.stream()
                .filter(list -> list.size() == 1)
                .map(list -> list.get(0))
                .toList();
        if (size > 1 && alone.size() > 1) {
            var result = new ArrayList<List<String>>();
            lists.stream().filter(list -> list.size() > 1).forEach(result::add);
            for (int from = 0; from < alone.size(); from += size) {
                result.add(new Batch(alone.subList(from, Math.min(from + size, alone.size()))));
            }
            lists.clear();
            lists.addAll(result);
        }
    }

    @Override
    protected JobAcquisitionContext initializeAcquisitionContext() {
        return new JobAcquisitionContext() {
            @Override
            public boolean areAllEnginesIdle() {
                return getAcquiredJobsByEngine().values().stream()
                        .allMatch(acquired -> acquired.size() + acquired.getNumberOfJobsFailedToLock()
                                < acquired.getNumberOfJobsAttemptedToAcquire());
            }
        };
    }

    @Override
    protected JobAcquisitionStrategy initializeAcquisitionStrategy() {
        return new BackoffJobAcquisitionStrategy(jobExecutor) {
            @Override
            protected void reconfigureNumberOfJobsToAcquire(JobAcquisitionContext context) {
                super.reconfigureNumberOfJobsToAcquire(context);
                context.getRejectedJobsByEngine().keySet().forEach(engine -> jobsToAcquire.put(engine, 0));
            }
        };
    }
}
