package io.gendan.pipeline.moving;

import io.gendan.engine.WorkWhileReady;
import io.gendan.pipeline.TimerMoves;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every five seconds, once people may come in, whether policy or calendar have changed. */
@Component
@ConditionalOnProperty(name = "gendan.cadence.moving", matchIfMissing = true)
class MoveClock {

    private final TimerMoves moves;
    private final Mover mover;
    private final WorkWhileReady work;

    MoveClock(TimerMoves moves, Mover mover, WorkWhileReady work) {
        this.moves = moves;
        this.mover = mover;
        this.work = work;
    }

    @Scheduled(fixedDelayString = "${gendan.cadence.look-every:PT5S}")
    void strike() {
        work.once(() -> {
            moves.notice();
            mover.work(work::goesOn);
        });
    }
}
