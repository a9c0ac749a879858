package io.gendan.pipeline;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with hand-overs in bulk, once people may come in: what a request left, or a node that was killed. */
@Component
@ConditionalOnProperty(name = "gendan.cadence.moving", matchIfMissing = true)
class BulkHandOverClock {

    private static final int AT_ONCE = 50;

    private final BulkHandOverRun run;
    private final ApplicationAvailability availability;

    BulkHandOverClock(BulkHandOverRun run, ApplicationAvailability availability) {
        this.run = run;
        this.availability = availability;
    }

    @Scheduled(fixedDelayString = "${gendan.cadence.look-every:PT5S}")
    void strike() {
        boolean more = true;
        while (more && availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            more = run.work(AT_ONCE);
        }
    }
}
