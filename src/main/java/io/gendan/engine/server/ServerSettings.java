package io.gendan.engine.server;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the server takes.
 *
 * @param hosts the names under which people and programs may ask for it, in lower case, given as {@code
 *     GENDAN_SERVER_HOSTS} with commas between; every name when there are none
 */
@ConfigurationProperties("gendan.server")
record ServerSettings(@DefaultValue Set<String> hosts) {}
