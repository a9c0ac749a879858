package io.gendan.staff.signin;

import io.gendan.staff.signin.FailureCounts.Count;
import io.gendan.staff.signin.KnownSources.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Slows guessing down, on every node, without keeping anybody out of the account that is guessed at: whoever comes from a
 * browser or an address known for a login has a hundred wrong tries there, which strangers' failures don't use up.
 * Strangers have five tries for a login from one address; twenty for a login from wherever they come; and, for they may
 * try one password for everybody, at twenty different logins from one address, whether anybody has these or not: so no wait
 * tells which logins there are. Then everybody in that scope waits, each time twice as long, up to a quarter of an hour; but
 * the wait of a place does not hold for first passwords, which nobody guesses, or whoever invents logins would keep new
 * colleagues out. Nothing is locked for good.
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
     * @param ofPlace whether only others' tries at the same place are why
     * @param counted under which keys this try was counted, as if it were wrong; the first is the visitor's own
     */
    record Entry(Duration pause, boolean ofPlace, List<String> counted) {

        private static Entry wait(Duration pause, boolean ofPlace) {
            return new Entry(pause, ofPlace, List.of());
        }

        private static Entry free(List<String> counted) {
            return new Entry(Duration.ZERO, false, counted);
        }
    }

    private final FailureCounts failures;
    private final Fingerprints fingerprints;
    private final Clock clock;

    Brakes(FailureCounts failures, Fingerprints fingerprints, Clock clock) {
        this.failures = failures;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /**
     * Asks for one try, which counts as wrong until it is {@linkplain #right right}: so those who come at once are no
     * more than those who come one by one. Of several who waited for the same moment, one gets it.
     *
     * @param proven whether this very password was right before: such a program counts nothing while nothing is counted
     */
    @Transactional
    Entry enter(Visitor visitor, boolean proven) {
        var now = clock.instant();
        var scopes = scopes(visitor);
        var counts = failures.of(scopes.stream().map(Scope::key).toList());
        var wait = wait(scopes, counts, now);
        if (!wait.isZero()) {
            return Entry.wait(wait, wait(withoutPlace(scopes), counts, now).isZero());
        }
        if (proven && counts.isEmpty()) {
            return Entry.free(List.of());
        }
        var counted = new ArrayList<String>();
        for (var scope : touched(visitor, scopes, counts, now)) {
            var count = counts.get(scope.key());
            if (!failures.add(scope.key(), scope.memory(), scope.free(), isOn(scope, count, now) ? count : null)) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return Entry.wait(SHORTEST, false);
            }
            counted.add(scope.key());
        }
        return Entry.free(counted);
    }

    private static Duration wait(List<Scope> scopes, Map<String, Count> counts, Instant now) {
        return scopes.stream()
                .map(scope -> left(scope, counts.get(scope.key()), now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** What this try counts for: for the place only the first one at each login, for one person's slips are no spraying. */
    private static List<Scope> touched(Visitor visitor, List<Scope> scopes, Map<String, Count> counts, Instant now) {
        var own = counts.get(scopes.get(0).key());
        var again = own != null && !own.lastAt().plus(DAY).isBefore(now);
        return visitor.known() || !again ? scopes : withoutPlace(scopes);
    }

    private static List<Scope> withoutPlace(List<Scope> scopes) {
        return scopes.subList(0, Math.min(2, scopes.size()));
    }

    /** The try was wrong, and stays counted. */
    void wrong() {
        failures.forgetOld();
    }

    /** The try was right: the slips of this person here are forgotten, and the try is taken back elsewhere. */
    @Transactional
    void right(Entry entry) {
        if (entry.counted().isEmpty()) {
            return;
        }
        failures.forget(entry.counted().get(0));
        entry.counted().stream().skip(1).forEach(failures::takeBack);
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
