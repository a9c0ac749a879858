package io.gendan.staff.signin;

import io.gendan.staff.Role;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A person as Spring Security knows it, with what tells whether a session is still that person's. */
class SignedIn extends User {

    private static final long serialVersionUID = 1;

    private final Role role;
    private final Instant passwordSetAt;
    private final boolean mustChangePassword;
    private final int failures;

    SignedIn(Accounts.Account account, boolean braked) {
        super(
                account.login(),
                account.passwordHash(),
                account.active(),
                true,
                true,
                !braked,
                List.of(new SimpleGrantedAuthority("ROLE_" + account.role())));
        this.role = account.role();
        this.passwordSetAt = account.passwordSetAt();
        this.mustChangePassword = account.mustChangePassword();
        this.failures = account.failures();
    }

    Role role() {
        return role;
    }

    Instant passwordSetAt() {
        return passwordSetAt;
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    /** How often the password was wrong since the last sign-in. */
    int failures() {
        return failures;
    }
}
