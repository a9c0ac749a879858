package io.gendan.engine.audit;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals the trail every few seconds, and once more when the program ends. */
@Component
class AuditClock {

    private static final Logger LOG = LoggerFactory.getLogger(AuditClock.class);

    private final AuditSeal seal;
    private final AuditKeeping keeping;
    private final Floods floods;

    AuditClock(AuditSeal seal, AuditKeeping keeping, Floods floods) {
        this.seal = seal;
        this.keeping = keeping;
        this.floods = floods;
    }

    @Scheduled(fixedDelayString = "${gendan.audit.every:PT10S}")
    void strike() {
        floods.end(false);
        sealAll();
        keeping.today();
    }

    @PreDestroy
    void end() {
        try {
            floods.end(true);
            sealAll();
            keeping.tellEnd();
        } catch (RuntimeException gone) {
            LOG.warn("The audit trail was not sealed at the end; the next start does it: {}", gone.toString());
        }
    }

    private void sealAll() {
        boolean more = true;
        while (more) {
            more = seal.some();
        }
    }
}
