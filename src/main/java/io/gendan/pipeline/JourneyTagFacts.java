package io.gendan.pipeline;

import io.gendan.customer.tags.TagFacts;
import io.gendan.journey.Journeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a customer stands and how often we are in touch, as far as rules for tags may ask (D-05). */
@Component
class JourneyTagFacts implements TagFacts {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration QUARTER = Duration.ofDays(90);

    private static final String FACTS = """
            select c.number, j.stage, j.joined_at, i.last_at, i.month, i.quarter, i.inbound,
                coalesce((select max(e.happened_at) from record_entry e where e.journey_id = j.id
                    and e.kind in ('STAGE_ENTERED', 'REDIRECTION')), j.opened_at) stage_since
            from unnest(:numbers::text[]) c(number)
            left join lateral (select id, stage, opened_at, case when ending = 'JOINED' then closed_at end joined_at
                from journey j where customer_number = c.number order by %s limit 1) j on true
            left join lateral (select max(happened_at) last_at,
                count(*) filter (where happened_at > :month) as month,
                count(*) filter (where happened_at > :quarter) as quarter,
                count(*) filter (where happened_at > :quarter and direction = 'INBOUND') inbound
                from interaction where customer_number = c.number) i on true
            """.formatted(Journeys.LATEST_FIRST);

    private final JdbcClient database;
    private final Clock clock;

    JourneyTagFacts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> examples() {
        var examples = new LinkedHashMap<String, Object>();
        examples.put("stage", "A");
        examples.put("daysInStage", 10);
        examples.put("daysSinceJoined", 10);
        examples.put("daysSinceContact", 10);
        examples.put("contacts30", 1);
        examples.put("contacts90", 2);
        examples.put("inboundShare", 0.5);
        return examples;
    }

    @Override
    public Map<String, Map<String, @Nullable Object>> of(Collection<String> numbers) {
        var now = clock.instant();
        var facts = new HashMap<String, Map<String, @Nullable Object>>();
        database.sql(FACTS)
                .param("numbers", numbers.toArray(String[]::new))
                .param("month", Timestamp.from(now.minus(MONTH)))
                .param("quarter", Timestamp.from(now.minus(QUARTER)))
                .query(row -> {
                    facts.put(row.getString("number"), facts(row, now));
                });
        return facts;
    }

    private static Map<String, @Nullable Object> facts(ResultSet row, Instant now) throws SQLException {
        var facts = new HashMap<String, @Nullable Object>();
        long contacts = row.getLong("quarter");
        facts.put("stage", row.getString("stage"));
        facts.put("daysInStage", days(row.getTimestamp("stage_since"), now));
        facts.put("daysSinceJoined", days(row.getTimestamp("joined_at"), now));
        facts.put("daysSinceContact", days(row.getTimestamp("last_at"), now));
        facts.put("contacts30", row.getLong("month"));
        facts.put("contacts90", contacts);
        facts.put("inboundShare", contacts == 0 ? null : (double) row.getLong("inbound") / contacts);
        return facts;
    }

    private static @Nullable Long days(@Nullable Timestamp since, Instant now) {
        return since == null ? null : Duration.between(since.toInstant(), now).toDays();
    }
}
