package io.gendan.engine;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people reach the program, for what is sent to them outside of any request.
 *
 * @param address such as {@code https://gendan.example.com}, given as {@code GENDAN_PUBLIC_ADDRESS}; mails have no links
 *     without one
 */
@ConfigurationProperties("gendan.public")
public record PublicAddress(@Nullable URI address) {

    /** The full address of a page, whose path begins with a slash. */
    public Optional<String> page(String path) {
        return Optional.ofNullable(address).map(base -> base.toString().replaceAll("/+$", "") + path);
    }
}
