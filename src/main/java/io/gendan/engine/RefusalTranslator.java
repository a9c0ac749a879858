package io.gendan.engine;

import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The outermost command interceptor: a {@link Refusal} from anywhere below becomes an answer that Camunda's REST hands
 * on with its own status and text instead of a 500. A change that lost a race is a conflict, not a failure; and whoever
 * executes a job that fails is told the cause as it is kept.
 */
public class RefusalTranslator extends CommandInterceptor {

    /** The attribute of a request that holds the HTTP status of what was refused in it last. */
    public static final String STATUS = RefusalTranslator.class.getName() + ".status";

    private final Words words;
    private final Causes causes;
    private final BooleanSupplier personActs;

    /**
     * A translator.
     *
     * @param personActs whether the current call is a person's; only people are told, jobs are tried again
     */
    RefusalTranslator(Words words, Causes causes, BooleanSupplier personActs) {
        this.words = words;
        this.causes = causes;
        this.personActs = personActs;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (InvalidRequestException alreadyInWords) {
            throw alreadyInWords;
        } catch (OptimisticLockingException lost) {
            if (!personActs.getAsBoolean()) {
                throw lost;
            }
            throw inWords(Refusal.conflict("changedMeanwhile"));
        } catch (AuthorizationException forbidden) {
            // where a model is asked for, the engine's interface would make a failure (500) of it
            note(Response.Status.FORBIDDEN.getStatusCode());
            throw forbidden;
        } catch (RuntimeException failure) {
            var refusal = refusalIn(failure);
            if (refusal == null) {
                throw command instanceof ExecuteJobsCmd && personActs.getAsBoolean() && isUnforeseen(failure)
                        ? new ProcessEngineException(causes.of(failure))
                        : failure;
            }
            throw inWords(refusal);
        }
    }

    /** Whatever a job fails with comes from deep below; the engine's own kinds of refusals say what is wrong with a call. */
    private static boolean isUnforeseen(RuntimeException failure) {
        return !(failure instanceof ProcessEngineException)
                || failure.getClass().equals(ProcessEngineException.class);
    }

    /** The refusal behind an exception, or null when it is a genuine failure. */
    public static @Nullable Refusal refusalIn(@Nullable Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private InvalidRequestException inWords(Refusal refusal) {
        int status = refusal.kind().status();
        note(status);
        return new InvalidRequestException(Response.Status.fromStatusCode(status), refusal, words.of(refusal));
    }

    private static void note(int status) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(STATUS, status, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
