package io.gendan.staff.signin;

import io.gendan.engine.Refusal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Whoever changes what an account hangs on says its password once more: somebody else may sit at an open session. */
@Component
public class CurrentPassword {

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final GuessesWithin guesses;

    CurrentPassword(Accounts accounts, PasswordEncoder encoder, GuessesWithin guesses) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.guesses = guesses;
    }

    /** Whether this person has a password here; not who comes in by the organisation's sign-in. */
    public boolean isAsked(String login) {
        return !accounts.loadUserByUsername(login).ofOrganisation();
    }

    /**
     * Whether this is the person's password now. Guesses are counted.
     *
     * @throws Refusal 429 {@code password.tooOften} after five wrong ones, when every session of the person has ended
     */
    public boolean isRight(String login, String typed) {
        var account = accounts.loadUserByUsername(login);
        guesses.enter(login);
        if (!encoder.matches(typed, account.getPassword())) {
            guesses.wrong(login);
            return false;
        }
        guesses.right(login);
        return true;
    }
}
