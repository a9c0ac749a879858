package io.gendan.walk;

import io.gendan.cadence.AlarmSweep;
import io.gendan.support.Choices;
import io.gendan.support.Stories;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What time does: what is due is done, and who is late is told. */
@Component
class TimeDeeds {

    /** Zero stands for "until something is due". */
    private static final List<Duration> WHILES =
            List.of(Duration.ZERO, Duration.ofHours(3), Duration.ofDays(1), Duration.ofDays(4), Duration.ofDays(15));

    private static final Duration FAR_AHEAD = Duration.ofDays(3000);

    private final JdbcClient database;
    private final ManagementService management;
    private final AlarmSweep alarms;
    private final Attempts attempts;

    TimeDeeds(JdbcClient database, ManagementService management, AlarmSweep alarms, Attempts attempts) {
        this.database = database;
        this.management = management;
        this.alarms = alarms;
        this.attempts = attempts;
    }

    /** Time passes, and the engine does what is due, earliest first. */
    void pass(Walk walk, Choices choices) {
        var length = choices.oneOf(WHILES);
        var until = length.isZero() ? nextDue(walk) : Stories.now().plus(length);
        attempts.at(walk, "time passes until " + until, () -> passUntil(walk, until));
    }

    void sweep(Walk walk, Choices choices) {
        attempts.at(walk, "alarms are raised", alarms::sweep);
    }

    private record Job(String id, Instant due) {}

    private void passUntil(Walk walk, Instant until) {
        for (var job = nextJob(walk, until); job != null; job = nextJob(walk, until)) {
            if (job.due().isAfter(Stories.now())) {
                ClockUtil.setCurrentTime(Date.from(job.due()));
            }
            management.executeJob(job.id());
        }
        ClockUtil.setCurrentTime(Date.from(until));
    }

    private Instant nextDue(Walk walk) {
        var job = nextJob(walk, Stories.now().plus(FAR_AHEAD));
        var tomorrow = Stories.now().plus(Duration.ofDays(1));
        return job == null || job.due().isBefore(Stories.now()) ? tomorrow : job.due();
    }

    private @Nullable Job nextJob(Walk walk, Instant until) {
        return database.sql("""
                        select j.id_, j.duedate_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ in (:numbers) and j.duedate_ <= :until
                        order by j.duedate_, p.business_key_, j.handler_cfg_ limit 1""")
                .param("numbers", walk.customers())
                .param("until", Timestamp.from(until))
                .query((row, index) ->
                        new Job(row.getString(1), row.getTimestamp(2).toInstant()))
                .optional()
                .orElse(null);
    }
}
