package io.gendan.engine.incident;

import io.gendan.engine.Causes;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** Notes a failed attempt with its cause in words instead of the engine's own; when to try again the engine decides. */
class FailedJob extends DefaultJobRetryCmd {

    private static final long serialVersionUID = 1;

    private final transient Causes causes;

    FailedJob(String job, Throwable failure, Causes causes) {
        super(job, failure);
        this.causes = causes;
    }

    @Override
    protected void logException(JobEntity job) {
        super.logException(job);
        if (exception != null) {
            job.setExceptionMessage(causes.of(exception));
        }
    }

    @Override
    protected String getExceptionStacktrace() {
        return new ToldFailure(causes.of(exception), exception).trace();
    }
}
