package io.gendan.staff.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lasts.
 *
 * @param idle without a request; also the server's own limit
 * @param longest from the sign-in on, whatever happens meanwhile
 */
@ConfigurationProperties("gendan.session")
record SessionLimits(
        @DefaultValue("2h") Duration idle,
        @DefaultValue("12h") Duration longest) {}
