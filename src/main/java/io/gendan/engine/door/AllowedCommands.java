package io.gendan.engine.door;

import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceReportImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceReportImpl;
import org.camunda.bpm.engine.impl.TaskReportImpl;
import org.camunda.bpm.engine.impl.cmd.AuthorizationCheckCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateGroupQueryCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTenantQueryCmd;
import org.camunda.bpm.engine.impl.cmd.CreateUserQueryCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterCountCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListPageCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterSingleResultCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetNextIdBlockCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceAttachmentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskEventsCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.jobexecutor.SuccessfulJobListener;
import org.camunda.bpm.engine.impl.metrics.MetricsQueryImpl;

/**
 * What a person may do in the engine at all; authorizations then decide on what. Everything that isn't named here is
 * closed, so that nothing is open because nobody thought of it.
 */
final class AllowedCommands {

    /** The engine names what only reads by what it does. */
    private static final Pattern READS =
            Pattern.compile("org\\.camunda\\.bpm\\.engine\\.impl\\.(?:.*[.$])?(Get|Is|Find)\\w+Cmd");

    private static final Set<Class<?>> ALSO_READS = Set.of(
            AuthorizationCheckCmd.class,
            CreateGroupQueryCmd.class,
            CreateTenantQueryCmd.class,
            CreateUserQueryCmd.class,
            ExecuteFilterCountCmd.class,
            ExecuteFilterListCmd.class,
            ExecuteFilterListPageCmd.class,
            ExecuteFilterSingleResultCmd.class);

    private static final Set<Class<?>> REPORTS = Set.of(
            HistoricProcessInstanceReportImpl.class,
            HistoricTaskInstanceReportImpl.class,
            MetricsQueryImpl.class,
            TaskReportImpl.class);

    /**
     * Not read all the same. The engine asks nobody's right to comments and attachments of tasks that stand alone; what
     * people note down is in our own tables, so there is nothing to miss.
     */
    private static final Set<Class<?>> NOT_EVEN_READ = Set.of(
            GetNextIdBlockCmd.class,
            GetAttachmentCmd.class,
            GetAttachmentContentCmd.class,
            GetProcessInstanceAttachmentsCmd.class,
            GetProcessInstanceCommentsCmd.class,
            GetTaskAttachmentCmd.class,
            GetTaskAttachmentContentCmd.class,
            GetTaskAttachmentsCmd.class,
            GetTaskCommentCmd.class,
            GetTaskCommentsCmd.class,
            GetTaskEventsCmd.class);

    /** The doors of a task and of a start, and an administrator's work on jobs with what the engine notes after it. */
    private static final Set<Class<?>> WRITES = Set.of(
            ClaimTaskCmd.class,
            CompleteTaskCmd.class,
            SubmitTaskFormCmd.class,
            SubmitStartFormCmd.class,
            SetJobRetriesCmd.class,
            ExecuteJobsCmd.class,
            FailedJobListener.class,
            SuccessfulJobListener.class);

    private AllowedCommands() {}

    static boolean contain(Class<?> command) {
        return reads(command) || WRITES.contains(command) || isOwnOrOfThePages(command);
    }

    static boolean reads(Class<?> command) {
        var around = command.getEnclosingClass();
        return AbstractQuery.class.isAssignableFrom(command)
                || ALSO_READS.contains(command)
                || REPORTS.contains(command)
                || (around != null && REPORTS.contains(around))
                || (READS.matcher(command.getName()).matches() && !NOT_EVEN_READ.contains(command));
    }

    /** Gendan's own code, and what Cockpit asks the database for. */
    private static boolean isOwnOrOfThePages(Class<?> command) {
        var name = command.getName();
        return name.startsWith("io.gendan.")
                || name.startsWith("org.camunda.bpm.cockpit.")
                || name.startsWith("org.camunda.bpm.webapp.impl.db.");
    }
}
