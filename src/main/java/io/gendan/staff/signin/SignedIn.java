package io.gendan.staff.signin;

import io.gendan.staff.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A person as Spring Security knows it, with what tells whether a session is still that person's. */
class SignedIn extends User {

    private static final long serialVersionUID = 1;

    private final Role role;
    private final Instant passwordSetAt;
    private final boolean mustChangePassword;
    private final int epoch;
    private final boolean ofOrganisation;
    private final @Nullable Instant lastSignInAt;

    SignedIn(Accounts.Account account) {
        super(
                account.login(),
                account.passwordHash(),
                account.active(),
                true,
                true,
                true,
                List.of(new SimpleGrantedAuthority("ROLE_" + account.role())));
        this.role = account.role();
        this.passwordSetAt = account.passwordSetAt();
        this.mustChangePassword = account.mustChangePassword();
        this.epoch = account.epoch();
        this.ofOrganisation = account.ofOrganisation();
        this.lastSignInAt = account.lastSignInAt();
    }

    Role role() {
        return role;
    }

    boolean mustChangePassword() {
        return mustChangePassword && !ofOrganisation;
    }

    /** Whether the person comes in by the organisation's own sign-in, and has no password here. */
    boolean ofOrganisation() {
        return ofOrganisation;
    }

    @Nullable
    Instant lastSignInAt() {
        return lastSignInAt;
    }

    /** Whether a session that began as this person may go on, as the account stands now. */
    boolean goesOnAs(SignedIn now) {
        return now.isEnabled()
                && now.role == role
                && now.epoch == epoch
                && now.ofOrganisation == ofOrganisation
                && now.passwordSetAt.equals(passwordSetAt);
    }
}
