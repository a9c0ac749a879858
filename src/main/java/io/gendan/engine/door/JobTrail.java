package io.gendan.engine.door;

import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the audit trail when a person, not time, has had a job executed or tried again. */
@Component
class JobTrail {

    private static final int LONGEST_ID = 64;

    private final ObjectProvider<AuditTrail> trail;

    JobTrail(ObjectProvider<AuditTrail> trail) {
        this.trail = trail;
    }

    /** After it was done: whoever may not do it, or names no job, leaves no trace here but the refusal. */
    void note(Command<?> command, String person) {
        if (command instanceof ExecuteJobsCmd) {
            put("job", CommandFields.EXECUTED_JOB.text(command), person);
        } else if (command instanceof SetJobRetriesCmd) {
            put("retries", CommandFields.RETRIED_JOB.text(command), person);
        }
    }

    private void put(String what, @Nullable String id, String person) {
        var job = Objects.requireNonNullElse(id, "");
        var cut = job.substring(0, Math.min(LONGEST_ID, job.length()));
        trail.getObject().put(AuditKind.RETRIED, person, null, Map.of("what", what, "job", cut));
    }
}
