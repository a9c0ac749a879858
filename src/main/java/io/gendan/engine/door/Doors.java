package io.gendan.engine.door;

import io.gendan.engine.Persons;
import io.gendan.engine.Refusal;
import io.gendan.engine.TaskContexts;
import io.gendan.engine.form.DeployedForms;
import java.io.InputStream;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractGetDeployedFormCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stands before every call to the engine, inside its transaction. The outermost call of a person (Tasklist, Cockpit,
 * REST, our own pages) must be one of the allowed ones, and passes the door made for it. The system's own calls, and
 * calls that code makes while it serves an allowed one, pass.
 */
@Component
class Doors extends CommandInterceptor {

    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    private final TaskDoor tasks;
    private final StartDoor starts;
    private final EngineRows rows;
    private final DeployedForms forms;
    private final TaskContexts contexts;
    private final JobTrail jobs;

    Doors(
            TaskDoor tasks,
            StartDoor starts,
            EngineRows rows,
            DeployedForms forms,
            TaskContexts contexts,
            JobTrail jobs) {
        this.tasks = tasks;
        this.starts = starts;
        this.rows = rows;
        this.forms = forms;
        this.contexts = contexts;
        this.jobs = jobs;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (inside.get()) {
            return next.execute(command);
        }
        inside.set(true);
        try {
            return outermost(command);
        } finally {
            inside.remove();
        }
    }

    private <T> T outermost(Command<T> command) {
        QueryExpressions.refuseIn(command);
        var person = Persons.current();
        if (person == null) {
            lockJob(command);
            return served(command, next.execute(command));
        }
        try {
            pass(command, person, Context.getCommandContext());
            lockJob(command);
            if (isGone(job(command))) {
                throw Refusal.notFound("notFound");
            }
            var completedFor = completedFor(command, Context.getCommandContext());
            var result = next.execute(command);
            jobs.note(command, person);
            if (completedFor != null) {
                contexts.refresh(completedFor);
            }
            return served(command, result);
        } catch (TaskAlreadyClaimedException other) {
            throw Refusal.conflict("task.taken");
        } catch (SuspendedEntityInteractionException onHold) {
            throw Refusal.conflict("suspended");
        } catch (NullValueException | NotFoundException missing) {
            if (!asksForSomethingById(command)) {
                throw missing;
            }
            throw Refusal.notFound("notFound");
        }
    }

    private void pass(Command<?> command, String person, CommandContext engine) {
        if (!AllowedCommands.contain(command.getClass())) {
            throw Refusal.forbidden("door.closed");
        }
        if (command instanceof SubmitTaskFormCmd) {
            var fields = CommandFields.SUBMITTED_WITH;
            var task = CommandFields.SUBMITTED_TASK.text(command);
            fields.replace(command, tasks.complete(task, fields.variables(command), person, engine));
        } else if (command instanceof CompleteTaskCmd) {
            var fields = CommandFields.COMPLETED_WITH;
            var task = CommandFields.COMPLETED_TASK.text(command);
            fields.replace(command, tasks.complete(task, fields.variables(command), person, engine));
        } else if (command instanceof SubmitStartFormCmd) {
            var fields = CommandFields.STARTED_WITH;
            var process = CommandFields.STARTED_PROCESS.text(command);
            var key = CommandFields.STARTED_KEY.text(command);
            fields.replace(command, starts.start(process, key, fields.variables(command), person, engine));
        } else if (command instanceof ClaimTaskCmd) {
            if (!person.equals(CommandFields.CLAIMANT.text(command))) {
                throw Refusal.forbidden("task.claimForOther");
            }
            tasks.claim(CommandFields.CLAIMED_TASK.text(command));
        } else if (command instanceof SetJobRetriesCmd retry) {
            JobDoor.retry(retry);
        } else if (command instanceof GetDeployedTaskFormCmd
                && engine.getTaskManager().findTaskById(CommandFields.SHOWN_TASK.text(command)) == null) {
            // The engine would fail on its own check.
            throw Refusal.notFound("notFound");
        }
    }

    /** The business key of the task that is being completed: what other open tasks of that customer show follows it. */
    private static @Nullable String completedFor(Command<?> command, CommandContext engine) {
        String id = null;
        if (command instanceof SubmitTaskFormCmd) {
            id = CommandFields.SUBMITTED_TASK.text(command);
        } else if (command instanceof CompleteTaskCmd) {
            id = CommandFields.COMPLETED_TASK.text(command);
        }
        var execution =
                id == null ? null : engine.getTaskManager().findTaskById(id).getExecution();
        return execution == null ? null : execution.getProcessBusinessKey();
    }

    private void lockJob(Command<?> command) {
        if (command instanceof ExecuteJobsCmd) {
            var job = CommandFields.EXECUTED_JOB.text(command);
            if (job != null) {
                rows.lockJob(job);
            }
        }
    }

    /** The id of the job that is to be executed or tried again. */
    private static @Nullable String job(Command<?> command) {
        if (command instanceof ExecuteJobsCmd) {
            return CommandFields.EXECUTED_JOB.text(command);
        }
        return command instanceof SetJobRetriesCmd ? CommandFields.RETRIED_JOB.text(command) : null;
    }

    /** Somebody, or time, was faster; the engine would fail. */
    private boolean isGone(@Nullable String job) {
        return job != null && !rows.hasJob(job);
    }

    /** A completion that misses something has a broken model, not a wrong id. */
    private static boolean asksForSomethingById(Command<?> command) {
        return AllowedCommands.reads(command.getClass())
                || command instanceof ClaimTaskCmd
                || command instanceof SubmitStartFormCmd;
    }

    @SuppressWarnings("unchecked")
    private <T> T served(Command<T> command, T result) {
        return command instanceof AbstractGetDeployedFormCmd && result instanceof InputStream file
                ? (T) forms.translated(file)
                : result;
    }
}
