package io.gendan.staff.signin;

import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.persistence.StaffList;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody at another's open session may guess at the current password there. After five wrong ones every session of that
 * person ends, and for a quarter of an hour nothing is tried any more.
 */
@Component
class GuessesWithin {

    private static final int MOST = 5;
    private static final Duration REST = Duration.ofMinutes(15);

    private final FailureCounts failures;
    private final Fingerprints fingerprints;
    private final StaffList staff;
    private final AuditTrail trail;
    private final Clock clock;

    GuessesWithin(FailureCounts failures, Fingerprints fingerprints, StaffList staff, AuditTrail trail, Clock clock) {
        this.failures = failures;
        this.fingerprints = fingerprints;
        this.staff = staff;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Counts a try before it is looked at, so that those who come at once are no more than those who come one by one.
     *
     * @throws Refusal 429 {@code password.tooOften}
     */
    void enter(String login) {
        if (!failures.add(key(login), REST, MOST, null)) {
            throw Refusal.tooMany("password.tooOften");
        }
    }

    /** The try was wrong; with the fifth one every session ends. */
    @Transactional
    void wrong(String login) {
        var key = key(login);
        var count = failures.of(List.of(key)).get(key);
        if (count != null
                && count.failures() >= MOST
                && count.lastAt().plus(REST).isAfter(clock.instant())) {
            staff.endSessions(login);
            trail.put(AuditKind.SIGN_IN_FAILED, null, login, Map.of("what", "within"));
        }
    }

    void right(String login) {
        failures.forget(key(login));
    }

    private String key(String login) {
        return fingerprints.of("current", login);
    }
}
