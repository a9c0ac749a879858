package io.gendan.staff.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lasts.
 *
 * @param idle without anybody using it: what open pages ask by themselves doesn't count
 * @param longest from the sign-in on, whatever happens meanwhile
 */
@ConfigurationProperties("gendan.session")
record SessionLimits(
        @DefaultValue("2h") Duration idle,
        @DefaultValue("12h") Duration longest) {

    private static final Duration LEAST = Duration.ofMinutes(1);

    SessionLimits {
        refuseLess("GENDAN_SESSION_IDLE", idle);
        refuseLess("GENDAN_SESSION_LONGEST", longest);
    }

    /** A bare number means milliseconds, which nobody means here. */
    private static void refuseLess(String setting, Duration given) {
        if (given.compareTo(LEAST) < 0) {
            throw new IllegalStateException(
                    setting + " is " + given.toMillis()
                            + " ms, and nobody could work in so short a session. Say a minute at least, with its unit: 30m or 12h.");
        }
    }
}
