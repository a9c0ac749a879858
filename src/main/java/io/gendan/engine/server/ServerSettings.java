package io.gendan.engine.server;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the server takes.
 *
 * @param hosts the names under which people and programs may ask for it, in lower case, given as {@code
 *     GENDAN_SERVER_HOSTS} with commas between; every name when there are none
 * @param plainPort a second port, without TLS, that leads to HTTPS and does nothing else ({@code GENDAN_SERVER_PLAINPORT})
 * @param httpsOnly whether what came to the trusted proxy by HTTP is led to HTTPS, too ({@code GENDAN_SERVER_HTTPSONLY})
 */
@ConfigurationProperties("gendan.server")
record ServerSettings(
        @DefaultValue Set<String> hosts,
        @Nullable Integer plainPort,
        @DefaultValue("false") boolean httpsOnly) {

    /** Whether anything is led from HTTP to HTTPS. */
    boolean leads() {
        return plainPort != null || httpsOnly;
    }
}
