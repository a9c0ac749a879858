package io.gendan.staff;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a working day begins and ends, in the installation's zone; both moments are working time. The settings
 * ({@code GENDAN_WORKINGHOURS_START}, {@code _END}) hold until an administrator lays down others (CD-06).
 *
 * @param start such as 09:00
 * @param end such as 18:00, after the start
 */
@ConfigurationProperties("gendan.working-hours")
public record WorkingHours(
        @DefaultValue("09:00") LocalTime start,
        @DefaultValue("18:00") LocalTime end) {

    public WorkingHours {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "gendan.working-hours: the working day must end after it starts, but " + start + " to " + end);
        }
    }

    /** The time itself within the hours, else the nearer end of them. */
    LocalTime within(LocalTime time) {
        if (time.isBefore(start)) {
            return start;
        }
        return time.isAfter(end) ? end : time;
    }

    Duration length() {
        return Duration.between(start, end);
    }
}
