package io.gendan.engine;

import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * The outermost command interceptor: a {@link Refusal} from anywhere below becomes an answer that Camunda's REST hands
 * on with its own status and text instead of a 500. A change that lost a race is a conflict, not a failure.
 */
public class RefusalTranslator extends CommandInterceptor {

    private final Words words;
    private final BooleanSupplier personActs;

    /**
     * A translator.
     *
     * @param personActs whether the current call is a person's; only people are told, jobs are tried again
     */
    RefusalTranslator(Words words, BooleanSupplier personActs) {
        this.words = words;
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
        } catch (RuntimeException failure) {
            var refusal = refusalIn(failure);
            if (refusal == null) {
                throw failure;
            }
            throw inWords(refusal);
        }
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
        return new InvalidRequestException(
                Response.Status.fromStatusCode(refusal.kind().status()), refusal, words.of(refusal));
    }
}
