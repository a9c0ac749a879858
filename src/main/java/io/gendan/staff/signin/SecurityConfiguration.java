package io.gendan.staff.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.gendan.staff.Role;
import jakarta.servlet.DispatcherType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.RequestMatcherDelegatingAccessDeniedHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Who gets in where. One session for Tasklist, Cockpit and our own pages; programs may use HTTP Basic. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String OWN_PAGES =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final List<HttpMethod> CHANGES =
            List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH);

    /** Who reads the contact policy and how open timers followed it. */
    private static final String[] POLICY_READERS =
            Stream.of(Role.ADMIN, Role.DIRECTOR, Role.PRINCIPAL).map(Role::name).toArray(String[]::new);

    private final SignInDoors signIn;

    SecurityConfiguration(SignInDoors signIn) {
        this.signIn = signIn;
    }

    /** Tasklist and Cockpit, with their own protection against forged requests and their own headers. */
    @Bean
    @Order(1)
    SecurityFilterChain webapps(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(path("/camunda/app/admin/**"), path("/camunda/app/welcome/**"))
                        .denyAll()
                        .requestMatchers(
                                path(HttpMethod.GET, "/camunda/api/admin/auth/user/{engine}"),
                                path(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"))
                        .authenticated()
                        .requestMatchers(path("/camunda/api/admin/**"), path("/camunda/api/welcome/**"))
                        .denyAll()
                        .requestMatchers(neverDone("/camunda/api/engine/engine/{engine}"))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), path("/camunda/**"))
                        .accessDeniedHandler(toOwnPage()))
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAfter(signIn.sessionCheck(), SecurityContextHolderFilter.class)
                .build();
    }

    /** Our interface and the engine's, for programs and for our own pages. */
    @Bean
    @Order(2)
    SecurityFilterChain programs(
            HttpSecurity http, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        var answers = new ProblemAnswers(problems);
        return http.securityMatcher(new OrRequestMatcher(path("/api/**"), path("/engine-rest/**")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                path("/api/staff/leave/**"),
                                path("/api/staff/{login}/leave"),
                                path("/api/staff/{login}/hand-over"))
                        .authenticated()
                        .requestMatchers(
                                path("/api/staff/**"),
                                path("/api/flows/**"),
                                path("/api/incidents/**"),
                                path("/api/outbox/**"))
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers(changes("/api/working-time/**"))
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers(path("/api/cadence/moves/**"))
                        .hasAnyRole(POLICY_READERS)
                        .requestMatchers(neverDone("/engine-rest"))
                        .denyAll()
                        .requestMatchers(neverDone("/engine-rest/engine/{engine}"))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> signIn.basic(basic, answers))
                .csrf(csrf -> csrf.ignoringRequestMatchers(ProblemAnswers::isFromProgram))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(OWN_PAGES)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAfter(signIn.sessionCheck(), BasicAuthenticationFilter.class)
                .build();
    }

    /** Our own pages, the sign-in among them. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        var wanted = pagesOnly();
        signIn.organisation(http, wanted);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                path("/login"),
                                path(HttpMethod.GET, "/login/organisation"),
                                path("/css/**"),
                                path(HttpMethod.GET, "/calendar/{secret}.ics"),
                                path("/favicon.ico"),
                                path("/actuator/health/**"),
                                path("/error"))
                        .permitAll()
                        .requestMatchers(path("/actuator/**"))
                        .denyAll()
                        .requestMatchers(path("/incidents/**"), path("/staff/**"))
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers(changes("/working-time/**"))
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers(path("/cadence/**"))
                        .hasAnyRole(POLICY_READERS)
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> signIn.page(form, wanted))
                .sessionManagement(session -> session.sessionFixation(SessionFixationConfigurer::migrateSession))
                .requestCache(cache -> cache.requestCache(wanted))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(OWN_PAGES))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterAfter(signIn.sessionCheck(), SecurityContextHolderFilter.class)
                .build();
    }

    /** After the sign-in people go on to the page they wanted, never to a picture or to data. */
    private static RequestCache pagesOnly() {
        var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(java.util.Set.of(MediaType.ALL));
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                path(HttpMethod.GET, "/**"), html, new NegatedRequestMatcher(path("/camunda/api/**"))));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** "My profile" of Tasklist and Cockpit leads into Camunda's welcome page; what people have here is a password. */
    private static AccessDeniedHandler toOwnPage() {
        AccessDeniedHandler profile =
                (request, response, refusal) -> response.sendRedirect(request.getContextPath() + "/password");
        return new RequestMatcherDelegatingAccessDeniedHandler(
                new LinkedHashMap<>(Map.of(path("/camunda/app/welcome/**"), profile)), new AccessDeniedHandlerImpl());
    }

    /**
     * What nobody does in the engine: users, groups and rights follow our own tables; a timer is executed or retried, but
     * never removed or moved by hand, or its customer would be forgotten. Migrations and workers' polling fail in the
     * engine's interface before any door of ours sees them.
     */
    private static RequestMatcher[] neverDone(String base) {
        var identities = Stream.of("user", "group", "tenant", "authorization", "identity/verify")
                .flatMap(kind -> CHANGES.stream().map(method -> path(method, base + "/" + kind + "/**")));
        var jobs = Stream.of(
                path(HttpMethod.DELETE, base + "/job/**"),
                path(HttpMethod.PUT, base + "/job/{id}/duedate/**"),
                path(HttpMethod.PUT, base + "/job/{id}/priority"));
        var failing = Stream.of(path(base + "/migration/**"), path(base + "/external-task/fetchAndLock"));
        return Stream.of(identities, jobs, failing).flatMap(same -> same).toArray(RequestMatcher[]::new);
    }

    private static RequestMatcher[] changes(String pattern) {
        return CHANGES.stream().map(method -> path(method, pattern)).toArray(RequestMatcher[]::new);
    }

    private static RequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return withDefaults().matcher(method, pattern);
    }
}
