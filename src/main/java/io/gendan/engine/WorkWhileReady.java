package io.gendan.engine;

import java.util.function.BooleanSupplier;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/**
 * Lets the program's own work run once people may come in: neither while a demo is made nor when the program stops. Another
 * node, or the next start, goes on with what is left.
 */
@Component
public class WorkWhileReady {

    private final ApplicationAvailability availability;

    WorkWhileReady(ApplicationAvailability availability) {
        this.availability = availability;
    }

    /** Does this once, if people may come in. */
    public void once(Runnable work) {
        if (goesOn()) {
            work.run();
        }
    }

    /**
     * Does one piece after another while people may come in.
     *
     * @param piece does a piece and says whether there are more
     */
    public void untilDone(BooleanSupplier piece) {
        boolean more = true;
        while (more && goesOn()) {
            more = piece.getAsBoolean();
        }
    }

    /** Whether people may come in; whoever works for long asks now and then. */
    public boolean goesOn() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    }
}
