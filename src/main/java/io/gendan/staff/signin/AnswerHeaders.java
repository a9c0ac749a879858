package io.gendan.staff.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What browsers are told with each answer: run nothing but our own files, show us in nobody's frame, keep to HTTPS once it
 * came by HTTPS. Tasklist and Cockpit bring a policy for scripts of their own.
 */
final class AnswerHeaders {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private static final String OWN_PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final RequestMatcher DATA = withDefaults().matcher("/camunda/api/**");

    private static final String DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private AnswerHeaders() {}

    static void ofOwnPages(HeadersConfigurer<HttpSecurity> headers) {
        ofAll(headers);
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(OWN_PAGES));
    }

    static void ofEngine(HeadersConfigurer<HttpSecurity> headers) {
        ofAll(headers);
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(AnswerHeaders::keepNothing);
    }

    /**
     * At the sign-out a browser forgets what pages it has kept on disk. Over plain HTTP none would listen, and the header
     * isn't sent.
     */
    static LogoutHandler forgetPages() {
        return new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE));
    }

    /** Camunda says of its data that it is to be asked for again, but not that it is never to be kept. */
    private static void keepNothing(HttpServletRequest request, HttpServletResponse response) {
        if (DATA.matches(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        }
    }

    /** For answers that are given before anything else is asked. */
    static void ofNothing(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", ReferrerPolicy.SAME_ORIGIN.getPolicy());
    }

    private static void ofAll(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(devices -> devices.policy(DEVICES))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resources -> resources.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                // The neighbours of this host may not speak HTTPS.
                .httpStrictTransportSecurity(https -> https.includeSubDomains(false));
    }
}
