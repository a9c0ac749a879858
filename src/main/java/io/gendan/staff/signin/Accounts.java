package io.gendan.staff.signin;

import io.gendan.engine.Texts;
import io.gendan.staff.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Who may sign in with which password. After ten wrong ones in a row, a login rests for five minutes, on every node. */
@Component
class Accounts implements UserDetailsService {

    private static final int MOST_FAILURES = 10;
    private static final Duration REST = Duration.ofMinutes(5);

    record Account(
            String login,
            Role role,
            boolean active,
            String passwordHash,
            Instant passwordSetAt,
            boolean mustChangePassword,
            int failures,
            @Nullable Instant lastFailureAt) {}

    private final JdbcClient database;
    private final Clock clock;

    Accounts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public SignedIn loadUserByUsername(String login) {
        return find(canonical(login)).orElseThrow(() -> new UsernameNotFoundException(login));
    }

    /** The account of this very login as it is now. */
    Optional<SignedIn> find(String login) {
        return database.sql("""
                        select p.login, p.role, p.active, p.password_hash, p.password_set_at, p.must_change_password,
                            coalesce(f.failures, 0) as failures, f.last_at as last_failure_at
                        from person p left join failed_sign_in f on f.login = p.login
                        where p.login = ?
                        """)
                .param(login)
                .query((row, number) -> new Account(
                        row.getString("login"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("active"),
                        row.getString("password_hash"),
                        row.getObject("password_set_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("must_change_password"),
                        row.getInt("failures"),
                        instant(row.getObject("last_failure_at", OffsetDateTime.class))))
                .optional()
                .map(account -> new SignedIn(account, isBraked(account)));
    }

    private boolean isBraked(Account account) {
        return account.failures() >= MOST_FAILURES
                && account.lastFailureAt() != null
                && account.lastFailureAt().plus(REST).isAfter(clock.instant());
    }

    @EventListener
    void countFailure(AuthenticationFailureBadCredentialsEvent failure) {
        database.sql("""
                        insert into failed_sign_in (login, failures, last_at)
                        select login, 1, :now from person where login = :login
                        on conflict (login) do update set failures = failed_sign_in.failures + 1, last_at = :now
                        """)
                .param("login", canonical(failure.getAuthentication().getName()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @EventListener
    void forgetFailures(AuthenticationSuccessEvent success) {
        if (success.getAuthentication().getPrincipal() instanceof SignedIn person && person.failures() > 0) {
            database.sql("delete from failed_sign_in where login = ?")
                    .param(person.getUsername())
                    .update();
        }
    }

    static String canonical(String login) {
        return Texts.storable(login) ? login.strip().toLowerCase(Locale.ROOT) : "";
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
