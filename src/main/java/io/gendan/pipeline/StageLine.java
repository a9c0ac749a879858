package io.gendan.pipeline;

import io.gendan.engine.WorkingCalendar;
import io.gendan.journey.Journey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stages of a journey in their order, with the days spent in each (N-21). */
@Component
class StageLine {

    private final JdbcClient database;
    private final WorkingCalendar calendar;
    private final Clock clock;

    StageLine(JdbcClient database, WorkingCalendar calendar, Clock clock) {
        this.database = database;
        this.calendar = calendar;
        this.clock = clock;
    }

    private record Entered(String stage, Instant at) {}

    List<StageStay> of(Journey journey) {
        var entered = database.sql("""
                        select 'A' stage, opened_at at, 0 id from journey where id = :journey
                        union all
                        select content ->> 'to', recorded_at, id from record_entry
                        where journey_id = :journey and kind = 'STAGE_ENTERED' order by id""")
                .param("journey", journey.id())
                .query((row, index) -> new Entered(
                        row.getString("stage"), row.getTimestamp("at").toInstant()))
                .list();
        var stays = new ArrayList<StageStay>();
        for (int at = 0; at < entered.size(); at++) {
            var left = at + 1 < entered.size() ? entered.get(at + 1).at() : journey.closedAt();
            stays.add(stay(entered.get(at), left));
        }
        return List.copyOf(stays);
    }

    private StageStay stay(Entered stage, @Nullable Instant left) {
        var from = day(stage.at());
        var until = left == null ? LocalDate.now(clock) : day(left);
        return new StageStay(
                stage.stage(),
                from,
                left == null ? null : until,
                ChronoUnit.DAYS.between(from, until),
                from.plusDays(1)
                        .datesUntil(until.isAfter(from) ? until.plusDays(1) : from.plusDays(1))
                        .filter(calendar::isWorkingDay)
                        .count());
    }

    private LocalDate day(Instant at) {
        return at.atZone(clock.getZone()).toLocalDate();
    }
}
