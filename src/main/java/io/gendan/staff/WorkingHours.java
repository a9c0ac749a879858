package io.gendan.staff;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a working day begins and ends, in the installation's zone ({@code GENDAN_WORKINGHOURS_START}, {@code _END}).
 *
 * @param start such as 09:00
 * @param end such as 18:00, after the start
 */
@ConfigurationProperties("gendan.working-hours")
record WorkingHours(
        @DefaultValue("09:00") LocalTime start,
        @DefaultValue("18:00") LocalTime end) {

    WorkingHours {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "gendan.working-hours: the working day must end after it starts, but " + start + " to " + end);
        }
    }
}
