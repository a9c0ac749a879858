package io.gendan.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDueDateCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reckons the open dates of running processes anew, by what their models say, from when the timer or the task was
 * created (CD-07). Only what really changes is written. Call it as the system, with the customer locked.
 */
@Component
public class ModelDates {

    private final ObjectProvider<ProcessEngine> engine;
    private final Clock clock;

    ModelDates(ObjectProvider<ProcessEngine> engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** Lets the engine write all that is done in here at once. */
    public <T extends @Nullable Object> T together(Supplier<T> work) {
        return inEngine(context -> work.get());
    }

    /** The date of a timer; empty when it has fired meanwhile. */
    public Optional<Redated> timer(String jobId) {
        return inEngine(context -> timer(jobId, context));
    }

    /** The due date of a task; empty when its model gives it none, or the task is gone. */
    public Optional<Redated> task(String taskId) {
        return inEngine(context -> Optional.ofNullable(context.getTaskManager().findTaskById(taskId))
                .flatMap(task -> reckoned(task, context).map(due -> due(task, due, context))));
    }

    private Optional<Redated> timer(String jobId, CommandContext context) {
        var job = context.getJobManager().findJobById(jobId);
        if (job == null) {
            return Optional.empty();
        }
        var before = job.getDuedate();
        Reckoning.from(created(job), () -> new RecalculateJobDuedateCmd(jobId, true).execute(context));
        repeated(job, context).ifPresent(job::setDuedate);
        var redated =
                Redated.timer(kind(job), before.toInstant(), job.getDuedate().toInstant(), clock.instant());
        job.setDuedate(redated.moved() ? Date.from(redated.after()) : before);
        return Optional.of(redated);
    }

    /** The next time of a cycle, which counts from its first beginning, not from when this time's timer was made. */
    private static Optional<Date> repeated(JobEntity job, CommandContext context) {
        if (job instanceof TimerEntity timer && timer.getRepeat() != null) {
            var cycles = context.getProcessEngineConfiguration()
                    .getBusinessCalendarManager()
                    .getBusinessCalendar(CycleBusinessCalendar.NAME);
            return Optional.ofNullable(((CycleBusinessCalendar) cycles)
                    .resolveDuedate(timer.getRepeat(), timer.getCreateTime(), timer.getRepeatOffset()));
        }
        return Optional.empty();
    }

    private static Redated due(TaskEntity task, Instant reckoned, CommandContext context) {
        var before = task.getDueDate();
        var redated = Redated.task(before == null ? null : before.toInstant(), reckoned);
        if (redated.moved()) {
            new SetTaskDueDateCmd(task.getId(), Date.from(redated.after())).execute(context);
        }
        return redated;
    }

    private static Optional<Instant> reckoned(TaskEntity task, CommandContext context) {
        var definition = task.getTaskDefinition();
        var expression = definition == null ? null : definition.getDueDateExpression();
        if (expression == null) {
            return Optional.empty();
        }
        var created = task.getCreateTime();
        var value = Reckoning.from(created.toInstant(), () -> expression.getValue(task.getExecution()));
        if (value instanceof String text) {
            value = context.getProcessEngineConfiguration()
                    .getBusinessCalendarManager()
                    .getBusinessCalendar(DueDateBusinessCalendar.NAME)
                    .resolveDuedate(text, created);
        }
        return value instanceof Date date ? Optional.of(date.toInstant()) : Optional.empty();
    }

    private static Instant created(JobEntity job) {
        return job.getCreateTime().toInstant();
    }

    private static Redated.Kind kind(JobEntity job) {
        return job.getJobHandlerType().equals(TimerCatchIntermediateEventJobHandler.TYPE)
                ? Redated.Kind.WAIT
                : Redated.Kind.ALARM;
    }

    private <T extends @Nullable Object> T inEngine(Function<CommandContext, T> work) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(work::apply);
    }
}
