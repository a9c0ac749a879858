package io.gendan.meeting.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The brake on guessing: who asks for too many calendars that don't exist has to wait. Counted on each node. */
@Component
class WrongSecrets {

    static final int MOST = 30;
    static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private record Count(Instant since, int wrong) {}

    private final ConcurrentHashMap<String, Count> counts = new ConcurrentHashMap<>();
    private final Clock clock;

    WrongSecrets(Clock clock) {
        this.clock = clock;
    }

    /** Whether requests from this network address have to wait. */
    boolean tooMany(String from) {
        var count = counts.get(from);
        return count != null && count.wrong() >= MOST && isRecent(count);
    }

    void oneMore(String from) {
        if (counts.size() >= MOST_ADDRESSES) {
            counts.values().removeIf(count -> !isRecent(count));
        }
        if (counts.size() < MOST_ADDRESSES || counts.containsKey(from)) {
            counts.compute(
                    from,
                    (address, count) -> count == null || !isRecent(count)
                            ? new Count(clock.instant(), 1)
                            : new Count(count.since(), count.wrong() + 1));
        }
    }

    private boolean isRecent(Count count) {
        var now = clock.instant();
        return !count.since().isAfter(now) && count.since().plus(WITHIN).isAfter(now);
    }
}
