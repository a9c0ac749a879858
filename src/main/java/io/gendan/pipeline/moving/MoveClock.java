package io.gendan.pipeline.moving;

import io.gendan.pipeline.TimerMoves;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every five seconds, once people may come in, whether policy or calendar have changed. */
@Component
@ConditionalOnProperty(name = "gendan.cadence.moving", matchIfMissing = true)
class MoveClock {

    private final TimerMoves moves;
    private final Mover mover;
    private final ApplicationAvailability availability;

    MoveClock(TimerMoves moves, Mover mover, ApplicationAvailability availability) {
        this.moves = moves;
        this.mover = mover;
        this.availability = availability;
    }

    @Scheduled(fixedDelayString = "${gendan.cadence.look-every:PT5S}")
    void strike() {
        if (isReady()) {
            moves.notice();
            mover.work(this::isReady);
        }
    }

    /** Neither while a demo is made nor when the program stops; another node, or the next start, goes on. */
    private boolean isReady() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    }
}
