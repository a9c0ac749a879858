package io.gendan.staff;

import io.gendan.engine.Sha256;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets by which calendar programs read a person's meetings without signing in; of each only its hash is kept. */
@Repository
public class CalendarFeeds {

    private static final int BYTES = 32;
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeeds(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether this person has an address for calendars. */
    public boolean has(String login) {
        return database.sql("select exists (select 1 from calendar_feed where person = ?)")
                .param(login)
                .query(Boolean.class)
                .single();
    }

    /** A new secret for this person, told this once; the one before is worth nothing any more. */
    public String renew(String login) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.sql("""
                        insert into calendar_feed (person, secret_hash, made_at) values (?, ?, ?)
                        on conflict (person) do update
                        set secret_hash = excluded.secret_hash, made_at = excluded.made_at""")
                .param(login)
                .param(Sha256.of(secret))
                .param(Timestamp.from(clock.instant()))
                .update();
        return secret;
    }

    /** From now on nobody reads this person's meetings without signing in. */
    public void withdraw(String login) {
        database.sql("delete from calendar_feed where person = ?").param(login).update();
    }

    /** Whose secret this is; nobody's once the person is no longer active. */
    public Optional<String> ownerOf(String secret) {
        return SECRET.matcher(secret).matches()
                ? database.sql("""
                                select f.person from calendar_feed f join person p on p.login = f.person
                                where f.secret_hash = ? and p.active""").param(Sha256.of(secret)).query(String.class).optional()
                : Optional.empty();
    }
}
