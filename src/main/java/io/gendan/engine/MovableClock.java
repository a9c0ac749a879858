package io.gendan.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/** Moves the one clock of engine and application. Only for telling a past, before anybody works here. */
public final class MovableClock {

    private MovableClock() {}

    /** From now on it is this moment, until the clock is moved again. */
    public static void standAt(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** The clock runs again, ahead of the computer's by this much. */
    public static void runAgain(@Nullable Duration offset) {
        ClockUtil.reset();
        if (offset != null) {
            ClockUtil.offset(offset.toMillis());
        }
    }
}
