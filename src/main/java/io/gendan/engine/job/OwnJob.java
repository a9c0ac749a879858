package io.gendan.engine.job;

import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** Executes a job as the engine does, unless its lock has run out and another node has acquired it meanwhile. */
final class OwnJob extends ExecuteJobsCmd {

    private static final long serialVersionUID = 1;

    private final String owner;

    OwnJob(String job, String owner, JobFailureCollector failures) {
        super(job, failures);
        this.owner = owner;
    }

    @Override
    public Void execute(CommandContext engine) {
        var job = engine.getDbEntityManager().selectById(JobEntity.class, jobId);
        if (job == null || owner.equals(job.getLockOwner())) {
            return super.execute(engine);
        }
        return null;
    }
}
