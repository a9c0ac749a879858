package io.gendan.staff.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many tries were wrong, by the keys under which they are counted together; forgotten after a day at the latest. */
@Repository
class FailureCounts {

    private static final Duration KEPT = Duration.ofDays(1);

    record Count(int failures, Instant lastAt) {}

    private final JdbcClient database;
    private final Clock clock;

    FailureCounts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Map<String, Count> of(Collection<String> keys) {
        var counts = new HashMap<String, Count>();
        database.sql("select key, failures, last_at from sign_in_brake where key = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
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

    /**
     * One failure more, as long as there are fewer than are free, or when this is the one try that is free now.
     *
     * @param seen what was known when the wait was over; null where nobody had to wait
     * @return false when somebody else was quicker; then nothing is counted
     */
    boolean add(String key, Duration rest, int free, @Nullable Count seen) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return database.sql("""
                                insert into sign_in_brake as known (key, failures, last_at) values (:key, 1, :now)
                                on conflict (key) do update set last_at = :now,
                                    failures = case when known.last_at < :forgotten then 1 else known.failures + 1 end
                                where known.failures < :free or known.last_at < :forgotten
                                    or known.last_at = cast(:seen as timestamptz)""")
                        .param("key", key)
                        .param("now", now)
                        .param("forgotten", now.minus(rest))
                        .param("free", free)
                        .param("seen", seen == null ? null : seen.lastAt().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** One failure fewer. */
    void takeBack(String key) {
        database.sql("update sign_in_brake set failures = failures - 1 where key = ? and failures > 0")
                .param(key)
                .update();
    }

    void forget(String key) {
        database.sql("delete from sign_in_brake where key = ?").param(key).update();
    }

    void forgetOld() {
        database.sql("delete from sign_in_brake where last_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
