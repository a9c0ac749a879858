package io.gendan.staff.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From which browsers and addresses a person has signed in during the last thirty days. */
@Component
class KnownSources {

    static final Duration KEPT = Duration.ofDays(30);
    private static final Duration RENEWED_AFTER = Duration.ofHours(1);

    /**
     * Somebody at the door.
     *
     * @param login as it was typed, in its plain form; perhaps nobody's
     * @param source the fingerprint of the browser if that is known for this login, else of the address
     * @param address the fingerprint of the address
     * @param known whether this login has been used from this browser or address before
     * @param recent whether that was noted within the last hour
     */
    record Visitor(String login, String source, String address, boolean known, boolean recent) {}

    private final JdbcClient database;
    private final Fingerprints fingerprints;
    private final Clock clock;

    KnownSources(JdbcClient database, Fingerprints fingerprints, Clock clock) {
        this.database = database;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    Visitor visitor(String login, SignInSource from) {
        var address = fingerprints.of("address", from.place());
        var given = from.browser();
        var browser = given == null ? address : fingerprints.of("browser", given);
        var seen = new HashMap<String, Instant>();
        database.sql("select source, seen_at from known_source where login = :login and source in (:browser, :address)")
                .param("login", login)
                .param("browser", browser)
                .param("address", address)
                .query(row -> {
                    seen.put(
                            row.getString("source"),
                            row.getObject("seen_at", OffsetDateTime.class).toInstant());
                });
        var source = seen.containsKey(browser) ? browser : address;
        return new Visitor(
                login,
                source,
                address,
                isLaterThan(KEPT, seen.get(source)),
                isLaterThan(RENEWED_AFTER, seen.get(address)));
    }

    private boolean isLaterThan(Duration ago, @Nullable Instant seen) {
        return seen != null && seen.isAfter(clock.instant().minus(ago));
    }

    /** This person has signed in from here. */
    void remember(Visitor visitor) {
        remember(visitor.login(), visitor.address());
    }

    /** This person has signed in with this browser. */
    void rememberBrowser(String login, String browser) {
        remember(login, fingerprints.of("browser", browser));
    }

    private void remember(String login, String source) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql("delete from known_source where seen_at < ?")
                .param(now.minus(KEPT))
                .update();
        database.sql("""
                        insert into known_source (login, source, seen_at) values (:login, :source, :now)
                        on conflict (login, source) do update set seen_at = excluded.seen_at""")
                .param("login", login)
                .param("source", source)
                .param("now", now)
                .update();
    }
}
