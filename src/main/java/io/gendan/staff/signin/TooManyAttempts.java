package io.gendan.staff.signin;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** Somebody guesses, or might: the next try is let through after a wait. */
class TooManyAttempts extends LockedException {

    private static final long serialVersionUID = 1;

    private final long seconds;

    TooManyAttempts(Duration wait) {
        super("Wait " + wait);
        this.seconds = wait.plusMillis(999).toSeconds();
    }

    /** How long to wait, in seconds, at least one. */
    long seconds() {
        return Math.max(1, seconds);
    }
}
