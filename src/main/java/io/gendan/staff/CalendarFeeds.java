package io.gendan.staff;

import io.gendan.engine.Sha256;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secrets by which calendar programs read a person's meetings without signing in; of each only its hash is kept. They
 * end as sessions do: with another password or role, when all sessions are ended, and when the account is switched off.
 */
@Repository
public class CalendarFeeds {

    /** How it stands with somebody's address for calendars. */
    public enum State {
        /** There is none. */
        NONE,
        /** Whoever knows it reads the person's meetings. */
        OPEN,
        /** It ended by itself; a new one must be made. */
        ENDED
    }

    /** That the person still stands as it did when the address was made; and works on customers, so has meetings. */
    private static final String GOES_ON = """
            p.active and p.role = any(:selling) and p.role = f.role and p.session_epoch = f.session_epoch
                and p.password_set_at = f.password_set_at
            """;

    private static final String[] SELLING =
            Arrays.stream(Role.values()).filter(Role::sells).map(Role::name).toArray(String[]::new);

    private static final int BYTES = 32;
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient database;
    private final AuditTrail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeeds(JdbcClient database, AuditTrail trail, Clock clock) {
        this.database = database;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whether this person has an address for calendars. */
    public State stateOf(String login) {
        return database.sql("select " + GOES_ON
                        + " from calendar_feed f join person p on p.login = f.person where f.person = :login")
                .param("login", login)
                .param("selling", SELLING)
                .query(Boolean.class)
                .optional()
                .map(goesOn -> goesOn ? State.OPEN : State.ENDED)
                .orElse(State.NONE);
    }

    /** A new secret for this person, told this once; the one before is worth nothing any more. */
    @Transactional
    public String renew(String login) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.sql("""
                        insert into calendar_feed (person, secret_hash, made_at, session_epoch, password_set_at, role)
                        select login, :secret, :now, session_epoch, password_set_at, role from person where login = :login
                        on conflict (person) do update
                        set secret_hash = excluded.secret_hash, made_at = excluded.made_at, role = excluded.role,
                            session_epoch = excluded.session_epoch, password_set_at = excluded.password_set_at""")
                .param("login", login)
                .param("secret", Sha256.of(secret))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        trail.put(AuditKind.PERSON_CHANGED, login, login, Map.of("what", "calendarMade"));
        return secret;
    }

    /** From now on nobody reads this person's meetings without signing in. */
    @Transactional
    public void withdraw(String login) {
        if (database.sql("delete from calendar_feed where person = ?")
                        .param(login)
                        .update()
                > 0) {
            trail.put(AuditKind.PERSON_CHANGED, login, login, Map.of("what", "calendarWithdrawn"));
        }
    }

    /** Whose secret this is; nobody's once it has ended. */
    public Optional<String> ownerOf(String secret) {
        return SECRET.matcher(secret).matches()
                ? database.sql("select f.person from calendar_feed f join person p on p.login = f.person"
                                + " where f.secret_hash = :secret and " + GOES_ON)
                        .param("secret", Sha256.of(secret))
                        .param("selling", SELLING)
                        .query(String.class)
                        .optional()
                : Optional.empty();
    }
}
