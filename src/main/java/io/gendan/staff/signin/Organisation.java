package io.gendan.staff.signin;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The organisation's provider, asked for its addresses when it is first needed: Gendan starts without it, too. */
@Component
@ConditionalOnProperty("gendan.oidc.issuer")
class Organisation implements ClientRegistrationRepository {

    /** Names the sign-in in our addresses. */
    static final String ID = "organisation";

    private static final Logger LOG = LoggerFactory.getLogger(Organisation.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final ParameterizedTypeReference<Map<String, Object>> TOLD = new ParameterizedTypeReference<>() {};

    private final OidcProperties properties;
    private final Clock clock;
    private final RestClient provider;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable ClientRegistration found;
    private volatile Instant silentUntil = Instant.MIN;

    Organisation(OidcProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        this.provider = RestClient.builder().requestFactory(requests).build();
    }

    /** Whether people can be sent to the provider now. */
    boolean isThere() {
        try {
            return findByRegistrationId(ID) != null;
        } catch (IllegalStateException away) {
            return false;
        }
    }

    /** @throws IllegalStateException while the provider does not answer as it should */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        var known = found;
        return known == null ? ask() : known;
    }

    /** One request asks, the others wait for it a moment; after a failure nobody asks for half a minute. */
    private ClientRegistration ask() {
        refuseWhileSilent();
        var mine = false;
        try {
            mine = asking.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (!mine) {
            throw new IllegalStateException("The organisation's sign-in is being asked");
        }
        try {
            var known = found;
            if (known == null) {
                refuseWhileSilent();
                known = registration();
                found = known;
            }
            return known;
        } catch (RestClientException | IllegalArgumentException away) {
            silentUntil = clock.instant().plus(REST);
            LOG.warn("The organisation's sign-in does not answer as it should: {}", away.getMessage());
            throw new IllegalStateException("The organisation's sign-in does not answer", away);
        } finally {
            asking.unlock();
        }
    }

    private void refuseWhileSilent() {
        if (clock.instant().isBefore(silentUntil)) {
            throw new IllegalStateException("The organisation's sign-in did not answer a moment ago");
        }
    }

    private ClientRegistration registration() {
        var issuer = properties.provider();
        var told = provider.get()
                .uri(URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration"))
                .retrieve()
                .body(TOLD);
        if (told == null || !issuer.equals(told.get("issuer"))) {
            throw new IllegalArgumentException("It calls itself by another name than GENDAN_OIDC_ISSUER");
        }
        var scopes = new LinkedHashSet<>(Set.of(OidcScopes.OPENID));
        scopes.addAll(properties.scopes());
        return ClientRegistrations.fromOidcConfiguration(told)
                .registrationId(ID)
                .clientId(Objects.requireNonNull(properties.client(), "GENDAN_OIDC_CLIENT is missing"))
                .clientSecret(Objects.requireNonNull(properties.secret(), "GENDAN_OIDC_SECRET is missing"))
                .scope(scopes)
                .build();
    }
}
