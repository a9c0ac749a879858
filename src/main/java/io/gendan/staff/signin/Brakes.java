package io.gendan.staff.signin;

import io.gendan.staff.signin.KnownSources.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows guessing down, on every node, without keeping anybody out of the account that is guessed at: whoever comes from a
 * browser or an address known for a login has a hundred wrong tries there, which strangers' failures don't use up.
 * Strangers have five tries for a login from one address; twenty for a login from wherever they come; and, for they may
 * try one password for everybody, twenty different logins from one address. Then everybody in that scope waits, each time
 * twice as long, up to a quarter of an hour. Nothing is locked for good.
 */
@Component
class Brakes {

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DOUBLINGS = 7;

    /** Within which failures are counted together: so many are free, and are forgotten after so long a rest. */
    private record Scope(String key, int free, Duration memory) {}

    private record Count(int failures, Instant lastAt) {}

    /**
     * Whether a try is let through.
     *
     * @param pause how long to wait before the next one; zero when this one may go on
     * @param failed whether there were failures from here before
     */
    record Entry(Duration pause, boolean failed) {}

    private final JdbcClient database;
    private final Fingerprints fingerprints;
    private final Clock clock;

    Brakes(JdbcClient database, Fingerprints fingerprints, Clock clock) {
        this.database = database;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /** Asks for one try. Of several who waited for the same moment, one gets it. */
    @Transactional
    Entry enter(Visitor visitor) {
        var now = clock.instant();
        var scopes = scopes(visitor);
        var counts = counts(scopes);
        var wait = Duration.ZERO;
        for (var scope : scopes) {
            var left = left(scope, counts.get(scope.key()), now);
            wait = left.compareTo(wait) > 0 ? left : wait;
        }
        for (var scope : scopes) {
            var count = counts.get(scope.key());
            if (wait.isZero() && isOn(scope, count, now) && !take(scope, Objects.requireNonNull(count), now)) {
                wait = SHORTEST;
            }
        }
        return new Entry(wait, counts.containsKey(scopes.get(0).key()));
    }

    /** The try was wrong. */
    void failed(Visitor visitor) {
        var scopes = scopes(visitor);
        var first = count(scopes.get(0)) == 1;
        if (!visitor.known()) {
            count(scopes.get(1));
            if (first) {
                count(scopes.get(2));
            }
        }
        database.sql("delete from sign_in_brake where last_at < ?")
                .param(clock.instant().minus(DAY).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The try was right: the slips of this person here are forgotten. */
    void forget(Visitor visitor) {
        database.sql("delete from sign_in_brake where key = ?")
                .param(scopes(visitor).get(0).key())
                .update();
    }

    private List<Scope> scopes(Visitor visitor) {
        var pair =
                new Scope(fingerprints.of("pair", visitor.login(), visitor.source()), visitor.known() ? 100 : 5, DAY);
        return visitor.known()
                ? List.of(pair)
                : List.of(
                        pair,
                        new Scope(fingerprints.of("login", visitor.login()), 20, DAY),
                        new Scope(fingerprints.of("place", visitor.address()), 20, Duration.ofHours(1)));
    }

    private Map<String, Count> counts(List<Scope> scopes) {
        var counts = new TreeMap<String, Count>();
        database.sql("select key, failures, last_at from sign_in_brake where key = any(:keys)")
                .param("keys", scopes.stream().map(Scope::key).toArray(String[]::new))
                .query(row -> {
                    counts.put(
                            row.getString("key"),
                            new Count(
                                    row.getInt("failures"),
                                    row.getObject("last_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return counts;
    }

    private static boolean isOn(Scope scope, @Nullable Count count, Instant now) {
        return count != null
                && count.failures() >= scope.free()
                && !count.lastAt().plus(scope.memory()).isBefore(now);
    }

    private static Duration left(Scope scope, @Nullable Count count, Instant now) {
        if (count == null || !isOn(scope, count, now)) {
            return Duration.ZERO;
        }
        var wait = SHORTEST.multipliedBy(1L << Math.min(count.failures() - scope.free(), DOUBLINGS));
        var left = Duration.between(now, count.lastAt().plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private boolean take(Scope scope, Count seen, Instant now) {
        return database.sql("update sign_in_brake set last_at = :now where key = :key and last_at = :seen")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("key", scope.key())
                        .param("seen", seen.lastAt().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private int count(Scope scope) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return database.sql("""
                        insert into sign_in_brake as known (key, failures, last_at) values (:key, 1, :now)
                        on conflict (key) do update set last_at = :now,
                            failures = case when known.last_at < :forgotten then 1 else known.failures + 1 end
                        returning failures""")
                .param("key", scope.key())
                .param("now", now)
                .param("forgotten", now.minus(scope.memory()))
                .query(Integer.class)
                .single();
    }
}
