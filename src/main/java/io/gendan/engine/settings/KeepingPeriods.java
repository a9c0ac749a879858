package io.gendan.engine.settings;

import io.gendan.engine.Words;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long something is kept, as operators set it. What is over sooner than anybody can have meant is refused at the start:
 * once removed, nothing brings it back.
 */
@Component
public class KeepingPeriods {

    /** Sessions, half a day's tries of a failed step and whoever comes back to a form that was done meanwhile need less. */
    public static final int SHORTEST_DAYS = 30;

    private static final int LONGEST_DAYS = 36_500;
    private static final int DAYS_A_MONTH = 30;
    private static final int DAYS_A_YEAR = 365;
    private static final int MONTHS_A_YEAR = 12;

    private final Words words;

    KeepingPeriods(Words words) {
        this.words = words;
    }

    /**
     * In days, a year as 365 and a month as 30 of them; null for what isn't set.
     *
     * @param setting the name of the environment variable
     * @throws UnfitSetting in words, for less than thirty days or more than a hundred years
     */
    public @Nullable Integer days(String setting, @Nullable Period period) {
        if (period == null) {
            return null;
        }
        long months = period.toTotalMonths();
        long days = months / MONTHS_A_YEAR * DAYS_A_YEAR + months % MONTHS_A_YEAR * DAYS_A_MONTH + period.getDays();
        if (days < SHORTEST_DAYS || days > LONGEST_DAYS || period.isNegative()) {
            throw new UnfitSetting(
                    words.of("setting.keeping", setting, period.toString()),
                    words.of("setting.keeping.remedy", SHORTEST_DAYS, setting));
        }
        return (int) days;
    }
}
