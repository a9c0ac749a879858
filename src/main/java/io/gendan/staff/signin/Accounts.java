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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Who may sign in with which password. */
@Component
class Accounts implements UserDetailsService, UserDetailsPasswordService {

    /** Programs sign in with every request; so often their last time is noted. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    /**
     * An account as it stands now.
     *
     * @param epoch grows when all sessions of the person end
     * @param ofOrganisation whether the person comes in by the organisation's own sign-in; never who is named for
     *     emergencies
     */
    record Account(
            String login,
            Role role,
            boolean active,
            String passwordHash,
            Instant passwordSetAt,
            boolean mustChangePassword,
            int epoch,
            boolean ofOrganisation,
            @Nullable Instant lastSignInAt) {}

    private final JdbcClient database;
    private final OidcProperties organisation;
    private final Clock clock;

    Accounts(JdbcClient database, OidcProperties organisation, Clock clock) {
        this.organisation = organisation;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public SignedIn loadUserByUsername(String login) {
        return find(canonical(login)).orElseThrow(() -> new UsernameNotFoundException(login));
    }

    /** The account of this very login as it is now. */
    Optional<SignedIn> find(String login) {
        return account(login).map(SignedIn::new);
    }

    Optional<Account> account(String login) {
        return database.sql("""
                        select login, role, active, password_hash, password_set_at, must_change_password, session_epoch,
                            oidc_subject is not null as of_organisation, last_sign_in_at
                        from person where login = ?
                        """)
                .param(login)
                .query((row, number) -> new Account(
                        row.getString("login"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("active"),
                        row.getString("password_hash"),
                        row.getObject("password_set_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("must_change_password"),
                        row.getInt("session_epoch"),
                        row.getBoolean("of_organisation")
                                && !organisation.emergency().contains(row.getString("login")),
                        instant(row.getObject("last_sign_in_at", OffsetDateTime.class))))
                .optional();
    }

    /** The same password, hashed better than before: sessions stay. */
    @Override
    public UserDetails updatePassword(UserDetails person, @Nullable String better) {
        database.sql("update person set password_hash = ? where login = ? and password_hash = ?")
                .param(better)
                .param(person.getUsername())
                .param(person.getPassword())
                .update();
        return loadUserByUsername(person.getUsername());
    }

    /** This person has just signed in. */
    void noteSignIn(SignedIn person) {
        var now = clock.instant();
        var last = person.lastSignInAt();
        if (last == null || last.plus(NOTED).isBefore(now)) {
            database.sql("update person set last_sign_in_at = ? where login = ?")
                    .param(now.atOffset(ZoneOffset.UTC))
                    .param(person.getUsername())
                    .update();
        }
    }

    /** A login as we keep it, whichever way it was typed. */
    static String canonical(String login) {
        return Texts.storable(login) ? login.strip().toLowerCase(Locale.ROOT) : "";
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
