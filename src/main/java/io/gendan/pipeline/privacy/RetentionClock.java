package io.gendan.pipeline.privacy;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.pipeline.privacy.Erasure.State;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases by night what has been kept for as long as the installation keeps it, one customer to a transaction and one node at a time. */
@Component
class RetentionClock {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionClock.class);

    private final Retention retention;
    private final ErasureTable table;
    private final Eraser eraser;
    private final AuditTrail trail;
    private final Words words;
    private final TransactionTemplate transaction;
    private final JdbcClient database;

    RetentionClock(
            Retention retention,
            ErasureTable table,
            Eraser eraser,
            AuditTrail trail,
            Words words,
            TransactionTemplate transaction,
            JdbcClient database) {
        this.retention = retention;
        this.table = table;
        this.eraser = eraser;
        this.trail = trail;
        this.words = words;
        this.transaction = transaction;
        this.database = database;
    }

    @Scheduled(cron = "${gendan.privacy.nightly:0 15 4 * * *}")
    void night() {
        for (var overdue : retention.toErase()) {
            try {
                transaction.executeWithoutResult(begun -> erase(overdue.number()));
            } catch (Refusal notNow) {
                LOG.info("{} is erased another night: {}", overdue.number(), notNow.code());
            } catch (RuntimeException broken) {
                // Its message may tell of the person.
                LOG.error(
                        "{} could not be erased: {}",
                        overdue.number(),
                        broken.getClass().getName());
            }
        }
    }

    /** Unless another node is at it, or somebody has been in contact since it was looked for. */
    private void erase(CustomerNumber number) {
        if (!alone()) {
            return;
        }
        eraser.lock(number);
        if (!retention.isToErase(number)) {
            return;
        }
        var reason = words.of("privacy.keptLongEnough");
        var erasure = table.ask(number, null, reason, false, null);
        var counts = eraser.customer(number, List.of(), "system");
        table.decide(erasure, State.DONE, null, counts);
        trail.put(AuditKind.ERASED, null, number.value(), Map.of("keptLongEnough", true));
    }

    private boolean alone() {
        return database.sql("select pg_try_advisory_xact_lock(hashtext('gendan.privacy.night'))")
                .query(Boolean.class)
                .single();
    }
}
