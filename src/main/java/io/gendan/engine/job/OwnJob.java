package io.gendan.engine.job;

import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Executes a job as the engine does, unless its lock has run out and another node has acquired it meanwhile, or it has been
 * put off since it was acquired.
 */
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
        if (job == null || isStillDue(job, owner)) {
            return super.execute(engine);
        }
        return null;
    }

    /** Whether a job is this owner's, and still due: a contact may have moved its timer after it was acquired (CD-02). */
    static boolean isStillDue(JobEntity job, String owner) {
        return owner.equals(job.getLockOwner())
                && (job.getDuedate() == null || !job.getDuedate().after(ClockUtil.getCurrentTime()));
    }
}
