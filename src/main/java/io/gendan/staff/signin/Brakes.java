package io.gendan.staff.signin;

import io.gendan.staff.signin.FailureCounts.Count;
import io.gendan.staff.signin.KnownSources.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    /**
     * Whether a try is let through.
     *
     * @param pause how long to wait before the next one; zero when this one may go on
     * @param failed whether there were failures from here before
     */
    record Entry(Duration pause, boolean failed) {}

    private final FailureCounts failures;
    private final Fingerprints fingerprints;
    private final Clock clock;

    Brakes(FailureCounts failures, Fingerprints fingerprints, Clock clock) {
        this.failures = failures;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /** Asks for one try. Of several who waited for the same moment, one gets it. */
    @Transactional
    Entry enter(Visitor visitor) {
        var now = clock.instant();
        var scopes = scopes(visitor);
        var counts = failures.of(scopes.stream().map(Scope::key).toList());
        var wait = Duration.ZERO;
        for (var scope : scopes) {
            var left = left(scope, counts.get(scope.key()), now);
            wait = left.compareTo(wait) > 0 ? left : wait;
        }
        for (var scope : scopes) {
            var count = counts.get(scope.key());
            if (wait.isZero()
                    && isOn(scope, count, now)
                    && !failures.take(scope.key(), Objects.requireNonNull(count))) {
                wait = SHORTEST;
            }
        }
        return new Entry(wait, counts.containsKey(scopes.get(0).key()));
    }

    /** The try was wrong. */
    void failed(Visitor visitor) {
        var scopes = scopes(visitor);
        var first = add(scopes.get(0)) == 1;
        if (!visitor.known()) {
            add(scopes.get(1));
            if (first) {
                add(scopes.get(2));
            }
        }
        failures.forgetOld();
    }

    /** The try was right: the slips of this person here are forgotten. */
    void forget(Visitor visitor) {
        failures.forget(scopes(visitor).get(0).key());
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

    private int add(Scope scope) {
        return failures.add(scope.key(), scope.memory());
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
}
