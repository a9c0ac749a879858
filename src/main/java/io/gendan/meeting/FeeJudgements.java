package io.gendan.meeting;

import io.gendan.journey.Journey;
import io.gendan.journey.SealedViews;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What joining fee a customer would accept, as the manager or the director judges it (S-12). */
@Repository
public class FeeJudgements {

    private final JdbcClient database;
    private final Clock clock;

    FeeJudgements(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps a judgement of one amount; none was made where amount or currency are missing. */
    public void put(Journey journey, @Nullable BigDecimal amount, @Nullable String currency, String by) {
        put(journey, amount == null || currency == null ? null : new FeeRange(amount, amount, currency), by);
    }

    /** Keeps a judgement; null where none was made. */
    public void put(Journey journey, @Nullable FeeRange fee, String by) {
        if (fee == null) {
            return;
        }
        database.sql("""
                        insert into fee_judgement (journey_id, amount, most, currency, judged_by, judged_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(journey.id(), fee.least(), fee.most(), fee.currency(), by, Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Whether a judgement is sealed with the manager's view in which it was told, as a condition of SQL in brackets.
     *
     * @param judgement alias of the table {@code fee_judgement} in the statement
     */
    public static String sealed(String judgement) {
        return SealedViews.judgedIn(judgement, "('MANAGER_VIEW', 'DECISION')");
    }

    /** Whether there is one that may be read: the gate into B3 tells nothing of a sealed view. */
    boolean any(Journey journey) {
        return database.sql("select exists (select 1 from fee_judgement f where f.journey_id = ? and not " + sealed("f")
                        + ")")
                .param(journey.id())
                .query(Boolean.class)
                .single();
    }
}
