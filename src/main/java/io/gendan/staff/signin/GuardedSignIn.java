package io.gendan.staff.signin;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Lets people in who know their password, slowing down whoever guesses. Nobody learns from an answer, or from how long it
 * takes, whether a login exists or is switched off.
 */
@Component
class GuardedSignIn implements AuthenticationProvider {

    /** No hash: a try at it takes as long as at any other. */
    private static final String NOBODYS = "none";

    private final DaoAuthenticationProvider passwords;
    private final Accounts accounts;
    private final KnownSources sources;
    private final Brakes brakes;
    private final PasswordEncoder encoder;

    GuardedSignIn(Accounts accounts, PasswordEncoder encoder, KnownSources sources, Brakes brakes, LocalSignIn local) {
        this.accounts = accounts;
        this.sources = sources;
        this.brakes = brakes;
        this.encoder = encoder;
        passwords = new DaoAuthenticationProvider(accounts);
        passwords.setPasswordEncoder(encoder);
        passwords.setUserDetailsPasswordService(accounts);
        passwords.setPreAuthenticationChecks(person -> {});
        passwords.setPostAuthenticationChecks(person -> refuse(person, local));
    }

    private static void refuse(UserDetails person, LocalSignIn local) {
        if (!person.isEnabled()) {
            throw new DisabledException("switched off");
        }
        if (person instanceof SignedIn account && !local.isOpenTo(account)) {
            throw new BadCredentialsException("comes in by the organisation's sign-in");
        }
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        if (!(asked.getDetails() instanceof SignInSource from)) {
            throw new InternalAuthenticationServiceException("This door does not say where people come from");
        }
        var visitor = sources.visitor(Accounts.canonical(asked.getName()), from);
        var entry = brakes.enter(visitor, isProven(asked));
        if (!entry.pause().isZero() && !(entry.ofPlace() && isFirstPassword(asked))) {
            throw new TooManyAttempts(entry.pause());
        }
        try {
            var done = passwords.authenticate(asked);
            welcome((SignedIn) done.getPrincipal(), visitor, entry);
            return done;
        } catch (BadCredentialsException | DisabledException wrong) {
            brakes.wrong();
            throw wrong;
        }
    }

    /**
     * Whether this is the first password that was made for this person. Something is hashed for every login, and whoever
     * tries another one is told to wait like everybody else.
     */
    private boolean isFirstPassword(Authentication asked) {
        var made = accounts.find(Accounts.canonical(asked.getName())).filter(SignedIn::mustChangePassword);
        return asked.getCredentials() instanceof String password
                && encoder.matches(password, made.map(SignedIn::getPassword).orElse(NOBODYS))
                && made.isPresent();
    }

    /** Programs send their password with every request: one that was right before is no guess. */
    private boolean isProven(Authentication asked) {
        return encoder instanceof RememberingPasswordEncoder remembering
                && asked.getCredentials() instanceof String password
                && accounts.find(Accounts.canonical(asked.getName()))
                        .filter(person -> remembering.remembers(password, person.getPassword()))
                        .isPresent();
    }

    private void welcome(SignedIn person, KnownSources.Visitor visitor, Brakes.Entry entry) {
        brakes.right(entry);
        if (!visitor.recent()) {
            sources.remember(visitor);
        }
        accounts.noteSignIn(person);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
