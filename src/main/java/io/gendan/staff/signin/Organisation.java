package io.gendan.staff.signin;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/** The organisation's provider, asked for its addresses when it is first needed: Gendan starts without it, too. */
@Component
@ConditionalOnProperty("gendan.oidc.issuer")
class Organisation implements ClientRegistrationRepository {

    /** Names the sign-in in our addresses. */
    static final String ID = "organisation";

    private static final Logger LOG = LoggerFactory.getLogger(Organisation.class);

    private final OidcProperties properties;
    private volatile @Nullable ClientRegistration found;

    Organisation(OidcProperties properties) {
        this.properties = properties;
    }

    /** Whether the provider can be asked now. */
    boolean isThere() {
        try {
            return findByRegistrationId(ID) != null;
        } catch (IllegalArgumentException | IllegalStateException away) {
            LOG.warn("The organisation's sign-in does not answer as it should: {}", away.getMessage());
            return false;
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        var known = found;
        if (known == null) {
            known = ask();
            found = known;
        }
        return known;
    }

    private ClientRegistration ask() {
        var scopes = new LinkedHashSet<>(Set.of(OidcScopes.OPENID));
        scopes.addAll(properties.scopes());
        return ClientRegistrations.fromIssuerLocation(properties.provider())
                .registrationId(ID)
                .clientId(Objects.requireNonNull(properties.client(), "GENDAN_OIDC_CLIENT is missing"))
                .clientSecret(Objects.requireNonNull(properties.secret(), "GENDAN_OIDC_SECRET is missing"))
                .scope(scopes)
                .build();
    }
}
