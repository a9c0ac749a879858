package io.gendan.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.RefusalTranslator;
import io.gendan.http.Program;
import org.camunda.bpm.engine.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries what somebody wants to do: it is done, or refused with a reason and then has changed nothing. */
@Component
class Attempts {

    private static final int BAD_REQUEST = 400;
    private static final int FAILURE = 500;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private int port;

    Attempts(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Where the running program listens. */
    void knockAt(int port) {
        this.port = port;
    }

    Snapshot now(Walk walk) {
        return Snapshot.of(walk.customers(), database);
    }

    /** Something in the engine, in one transaction. What forms allow is never a bad request. */
    void at(Walk walk, String deed, Runnable change) {
        try {
            transaction.executeWithoutResult(status -> change.run());
        } catch (AuthorizationException missing) {
            refused(walk, deed, "403");
            return;
        } catch (RuntimeException failure) {
            var refusal = RefusalTranslator.refusalIn(failure);
            if (refusal == null || refusal.kind().status() == BAD_REQUEST) {
                throw new AssertionError(deed + " failed", failure);
            }
            refused(walk, deed, refusal.kind().status() + " " + refusal.code());
            return;
        }
        walk.goesOn(deed, now(walk));
    }

    /** A request about a customer. */
    void post(Walk walk, String login, String number, String path, @Nullable Object body) {
        var deed = "%s sends %s%s %s".formatted(login, number, path, body == null ? "" : body);
        var answer = Program.of(port, login).post("/api/customers/" + number + path, body);
        if (answer.status() >= FAILURE || answer.status() == BAD_REQUEST) {
            throw new AssertionError(deed + " failed: " + answer);
        }
        if (answer.status() > BAD_REQUEST) {
            refused(walk, deed, answer.status() + " " + answer.code());
        } else {
            walk.goesOn(deed, now(walk));
        }
    }

    private void refused(Walk walk, String deed, String why) {
        var before = walk.now();
        walk.goesOn(deed + " → refused: " + why, now(walk));
        assertThat(walk.now())
                .as("what is refused changes nothing: %s → %s", deed, why)
                .isEqualTo(before);
    }
}
