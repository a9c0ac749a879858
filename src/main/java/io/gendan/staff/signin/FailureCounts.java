package io.gendan.staff.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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

    /** One failure more; the first again after so long a rest. Answers how many there are. */
    int add(String key, Duration rest) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return database.sql("""
                        insert into sign_in_brake as known (key, failures, last_at) values (:key, 1, :now)
                        on conflict (key) do update set last_at = :now,
                            failures = case when known.last_at < :forgotten then 1 else known.failures + 1 end
                        returning failures""")
                .param("key", key)
                .param("now", now)
                .param("forgotten", now.minus(rest))
                .query(Integer.class)
                .single();
    }

    /** Takes the one try that is free now; false when somebody else was quicker. */
    boolean take(String key, Count seen) {
        return database.sql("update sign_in_brake set last_at = :now where key = :key and last_at = :seen")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("key", key)
                        .param("seen", seen.lastAt().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
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
