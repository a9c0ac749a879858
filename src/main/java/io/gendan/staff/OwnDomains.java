package io.gendan.staff;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people may let their mail go.
 *
 * @param ownDomains the domains of addresses that people enter themselves, such as {@code example.com}; none for any
 */
@ConfigurationProperties("gendan.mail")
record OwnDomains(@DefaultValue List<String> ownDomains) {

    OwnDomains {
        ownDomains = ownDomains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .toList();
    }

    /** Whether this address lies in one of them; a domain below another one is another one. */
    boolean allow(String email) {
        return ownDomains.isEmpty()
                || ownDomains.contains(email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT));
    }
}
