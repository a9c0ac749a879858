package io.gendan.engine.door;

import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the audit trail when a person, not time, has a job executed or tried again. */
@Component
class JobTrail {

    private final ObjectProvider<AuditTrail> trail;

    JobTrail(ObjectProvider<AuditTrail> trail) {
        this.trail = trail;
    }

    void note(Command<?> command, String person) {
        if (command instanceof ExecuteJobsCmd) {
            var job = Objects.requireNonNullElse(CommandFields.EXECUTED_JOB.text(command), "");
            trail.getObject().putAlone(AuditKind.RETRIED, person, null, Map.of("what", "job", "job", job));
        } else if (command instanceof SetJobRetriesCmd) {
            trail.getObject().putAlone(AuditKind.RETRIED, person, null, Map.of("what", "retries"));
        }
    }
}
