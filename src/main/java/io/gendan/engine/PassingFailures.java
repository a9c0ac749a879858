package io.gendan.engine;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.TransientDataAccessException;

/** Failures that pass: a lost race, a deadlock, a lost connection. The same deed, begun anew, can succeed. */
public final class PassingFailures {

    /** SQL states of lost connections, of transactions to be repeated, of locks not got, and of a database going down. */
    private static final List<String> STATES = List.of("08", "40", "55P", "57P");

    private PassingFailures() {}

    /**
     * Does a deed, and does it again while it fails in passing.
     *
     * @param most how often at most
     * @param deed is in a transaction of its own, so that nothing is left of a failed try
     */
    public static void tryAgain(int most, Runnable deed) {
        for (int tries = 1; ; tries++) {
            try {
                deed.run();
                return;
            } catch (RuntimeException failure) {
                if (tries >= most || !isPassing(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** Whether this failure, or what lies behind it, passes. */
    public static boolean isPassing(Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof OptimisticLockingException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLException sql && passes(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean passes(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && STATES.stream().anyMatch(state::startsWith);
    }
}
