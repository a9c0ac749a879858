package io.gendan.staff.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** The door to the organisation's sign-in: authorization code with PKCE, state and nonce; no token is kept but the last. */
@Component
class OrganisationDoor {

    static final String REFUSED = "/login?error&organisation";

    private static final Logger LOG = LoggerFactory.getLogger(OrganisationDoor.class);

    private final @Nullable Organisation organisation;
    private final OrganisationPeople people;

    OrganisationDoor(ObjectProvider<Organisation> organisation, OrganisationPeople people) {
        this.organisation = organisation.getIfAvailable();
        this.people = people;
    }

    /** Whether people can be sent to the provider now. */
    boolean isOpen() {
        return organisation != null && organisation.isThere();
    }

    void open(HttpSecurity http, AuthenticationSuccessHandler welcome) throws Exception {
        if (organisation == null) {
            return;
        }
        var known = organisation;
        http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(known)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(start -> start.authorizationRequestResolver(withProofKey(known)))
                .userInfoEndpoint(claims -> claims.oidcUserService(people))
                .withObjectPostProcessor(saysThatItIsAway())
                .successHandler(welcome)
                .failureHandler(OrganisationDoor::sorry));
    }

    /** Whoever asks for the provider's address itself while that is away is told so, as on the way from our page. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> saysThatItIsAway() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(OrganisationDoor::sorry);
                return filter;
            }
        };
    }

    private static void sorry(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var why = failure instanceof OAuth2AuthenticationException told
                ? told.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        LOG.info("The organisation's sign-in was refused: {}", why);
        LOG.debug("Refused", failure);
        response.sendRedirect(request.getContextPath() + REFUSED);
    }

    private static OAuth2AuthorizationRequestResolver withProofKey(Organisation known) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(known, "/oauth2/authorization");
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    /** Who came in by the organisation signs out there, too. */
    void signOut(LogoutConfigurer<HttpSecurity> logout) {
        if (organisation == null) {
            logout.logoutSuccessUrl("/login?out");
            return;
        }
        var handler = new OidcClientInitiatedLogoutSuccessHandler(organisation);
        handler.setDefaultTargetUrl("/login?out");
        handler.setPostLogoutRedirectUri("{baseUrl}/login?out");
        handler.setRedirectStrategy((request, response, address) -> {
            if (address.startsWith("/")) {
                response.sendRedirect(request.getContextPath() + address);
            } else {
                // Our forms lead nowhere else, redirections included: so the answer itself goes on.
                response.setHeader("Refresh", "0;url=" + address);
            }
        });
        logout.logoutSuccessHandler(handler);
    }

    /** Gendan asks the provider for nothing later on, so it keeps none of its tokens. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String id, Authentication person, HttpServletRequest request, HttpServletResponse response) {}
    }
}
