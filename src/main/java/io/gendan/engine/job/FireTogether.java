package io.gendan.engine.job;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.management.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * Fires due timers of different customers in one engine command, hence in one transaction. One command and not many:
 * the engine keeps what it writes until the command ends and then sends rows of the same kind together, which is worth as
 * much as the shared commit. Since no two jobs are of the same customer, none of them misses what another has not sent
 * yet. The customers' locks are taken before anything is loaded, and only those that are free: a batch never waits for
 * anybody, so it can't be part of a deadlock.
 */
final class FireTogether implements Command<Void> {

    private final List<String> jobs;
    private final String owner;
    private final DueTimers timers;
    private List<String> order = List.of();
    private int position = -1;

    /**
     * A command.
     *
     * @param jobs ids of acquired jobs
     * @param owner in whose name they were acquired; what another node has acquired meanwhile is not touched
     */
    FireTogether(List<String> jobs, String owner, DueTimers timers) {
        this.jobs = jobs;
        this.owner = owner;
        this.timers = timers;
    }

    @Override
    public Void execute(CommandContext engine) {
        order = timers.locked(jobs, owner);
        timers.readAhead(order, engine);
        for (position = 0; position < order.size(); position++) {
            var job = engine.getDbEntityManager().selectById(JobEntity.class, order.get(position));
            if (job != null && OwnJob.isStillDue(job, owner) && !job.isSuspended()) {
                fire(job, engine);
            }
        }
        engine.getProcessEngineConfiguration()
                .getMetricsRegistry()
                .markOccurrence(Metrics.JOB_SUCCESSFUL, order.size());
        return null;
    }

    /** The job that failed; null when none did, or when it can't be told. */
    @Nullable
    String broken() {
        return position >= 0 && position < order.size() ? order.get(position) : null;
    }

    List<String> before() {
        return order.subList(0, position);
    }

    List<String> behind() {
        return order.subList(position + 1, order.size());
    }

    /** What is not to be fired together with others, or not now. */
    List<String> leftOut() {
        return jobs.stream().filter(job -> !order.contains(job)).toList();
    }

    private static void fire(JobEntity job, CommandContext engine) {
        JobExecutorContext executor = Context.getJobExecutorContext();
        executor.setCurrentJob(job);
        engine.setCurrentJob(job);
        try {
            job.execute(engine);
        } finally {
            executor.setCurrentJob(null);
            engine.setCurrentJob(null);
        }
    }
}
