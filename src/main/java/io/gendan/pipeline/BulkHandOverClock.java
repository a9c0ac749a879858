package io.gendan.pipeline;

import io.gendan.engine.WorkWhileReady;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with hand-overs in bulk, once people may come in: what a request left, or a node that was killed. */
@Component
@ConditionalOnProperty(name = "gendan.hand-overs.running", matchIfMissing = true)
class BulkHandOverClock {

    private static final int AT_ONCE = 50;

    private final BulkHandOverRun run;
    private final WorkWhileReady work;

    BulkHandOverClock(BulkHandOverRun run, WorkWhileReady work) {
        this.run = run;
        this.work = work;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void strike() {
        work.untilDone(() -> run.work(AT_ONCE));
    }
}
