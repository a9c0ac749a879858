package io.gendan.support;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** What the program begins by itself while people may come in, such as going on with imports that were left. */
@Component
public class OwnWork {

    private final ApplicationContext program;

    OwnWork(ApplicationContext program) {
        this.program = program;
    }

    /** Nothing more is begun by itself, as when the program stops: what is waiting is the test's own. */
    public void rests() {
        AvailabilityChangeEvent.publish(program, ReadinessState.REFUSING_TRAFFIC);
    }

    public void goesOn() {
        AvailabilityChangeEvent.publish(program, ReadinessState.ACCEPTING_TRAFFIC);
    }
}
