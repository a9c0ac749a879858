package io.gendan.engine.audit;

import io.gendan.engine.settings.KeepingPeriods;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the end of the chain once a day, so that it is kept elsewhere too, and lets go of what is old enough. */
@Component
class AuditKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(AuditKeeping.class);

    private final JdbcClient database;
    private final AuditSeal seal;
    private final AuditTrail trail;
    private final AnchorFile anchors;
    private final @Nullable Period keep;
    private final Clock clock;

    AuditKeeping(
            JdbcClient database,
            AuditSeal seal,
            AuditTrail trail,
            AuditSettings settings,
            KeepingPeriods periods,
            Clock clock) {
        periods.days("GENDAN_AUDIT_KEEP", settings.keep());
        this.database = database;
        this.seal = seal;
        this.trail = trail;
        this.anchors = new AnchorFile(settings.anchors());
        this.keep = settings.keep();
        this.clock = clock;
    }

    /** Does the day's work, if no node has done it yet. */
    @Transactional
    public void today() {
        var chain = seal.lock();
        var today = LocalDate.now(clock);
        boolean done = database.sql("select coalesce(anchored_on >= ?, false) from audit_chain")
                .param(today)
                .query(Boolean.class)
                .single();
        if (!done) {
            tell(chain.end());
            database.sql("update audit_chain set anchored_on = ?").param(today).update();
            if (keep != null) {
                letGo(keep);
            }
        }
    }

    /** Tells the end as it is now. */
    @Transactional
    public void tellEnd() {
        tell(seal.lock().end());
    }

    /**
     * Removes the oldest entries, as far as all of them are older than this. What is left begins where they ended.
     *
     * @return how many
     */
    @Transactional
    public int letGo(Period older) {
        var chain = seal.lock();
        var until = LocalDate.now(clock).minus(older).atStartOfDay(clock.getZone());
        var last = lastBefore(chain, until.toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC));
        if (last.isEmpty()) {
            return 0;
        }
        database.sql("select set_config('gendan.audit', 'pruning', true)")
                .query(String.class)
                .single();
        var hash = database.sql("select hash from audit_entry where seq = ?")
                .param(last.get())
                .query(byte[].class)
                .single();
        database.sql("update audit_chain set start_seq = ?, start_hash = ?")
                .params(last.get(), hash)
                .update();
        int removed = database.sql("delete from audit_entry where seq <= ?")
                .param(last.get())
                .update();
        database.sql("select set_config('gendan.audit', '', true)")
                .query(String.class)
                .single();
        trail.put(
                AuditKind.TRAIL,
                null,
                null,
                OwnNotes.pruning(Anchor.of(last.get(), hash), removed, until.toLocalDate()));
        return removed;
    }

    /** The last place before the first entry that is young enough. */
    private Optional<Long> lastBefore(Chain chain, OffsetDateTime moment) {
        return database.sql("""
                        select coalesce((select min(seq) - 1 from audit_entry where seq is not null and at >= :moment), :last)
                        """)
                .param("moment", moment)
                .param("last", chain.endSeq())
                .query(Long.class)
                .optional()
                .filter(last -> last > chain.startSeq());
    }

    private void tell(Anchor end) {
        if (end.seq() > 0) {
            LOG.info("Anchor of the audit trail: {}", end);
            try {
                anchors.add(end, clock.instant());
            } catch (UncheckedIOException unwritable) {
                // It stands in the log; whatever else the day brings is done all the same.
                LOG.error("The anchor of the audit trail stands in this log only", unwritable);
            }
        }
    }
}
