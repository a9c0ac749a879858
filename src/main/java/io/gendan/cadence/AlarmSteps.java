package io.gendan.cadence;

import java.time.Period;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a late task is told to whom ({@code GENDAN_ALARM_STEPS}), counted from when it is late: to whoever it waits for,
 * to the owner's manager, to the owner's director (CD-05).
 *
 * @param steps one to three ISO periods in working days (weeks and months: calendar ones), none before the last
 */
@ConfigurationProperties("gendan.alarm")
record AlarmSteps(@DefaultValue({"P0D", "P1D", "P2D"}) List<Period> steps) {

    AlarmSteps {
        if (steps.isEmpty() || steps.size() > Told.values().length) {
            throw new IllegalArgumentException("gendan.alarm.steps: give one to three periods such as P0D,P1D,P2D, not "
                    + steps.size() + ": the person itself, the manager, the director.");
        }
        for (int step = 0; step < steps.size(); step++) {
            if (steps.get(step).isNegative() || step > 0 && length(steps.get(step)) < length(steps.get(step - 1))) {
                throw new IllegalArgumentException(
                        "gendan.alarm.steps: no period may be negative or shorter than the one before it, but they are "
                                + steps);
            }
        }
        steps = List.copyOf(steps);
    }

    private static long length(Period period) {
        return period.toTotalMonths() * 21 + period.getDays();
    }
}
