package io.gendan.staff.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.RequestMatcherDelegatingAccessDeniedHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * How people and programs get in; where to, is named in {@link Entrances}. One session for Tasklist, Cockpit and our own pages; programs may use HTTP Basic.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final List<HttpMethod> CHANGES =
            List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH);

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
                        .hasAnyRole(Entrances.IN_THE_ENGINE)
                        .requestMatchers(path("/camunda/api/admin/**"), path("/camunda/api/welcome/**"))
                        .denyAll()
                        .requestMatchers(neverDone("/camunda/api/engine/engine/{engine}"))
                        .denyAll()
                        .anyRequest()
                        .hasAnyRole(Entrances.IN_THE_ENGINE))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AnswerHeaders::ofEngine)
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
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                            .permitAll()
                            .requestMatchers(neverDone("/engine-rest"))
                            .denyAll()
                            .requestMatchers(neverDone("/engine-rest/engine/{engine}"))
                            .denyAll();
                    Entrances.decide(requests);
                })
                .httpBasic(basic -> signIn.basic(basic, answers))
                .csrf(csrf -> csrf.ignoringRequestMatchers(Callers::areTrustedWithPassword))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .headers(AnswerHeaders::ofOwnPages)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAfter(signIn.sessionCheck(), BasicAuthenticationFilter.class)
                .addFilterBefore(new StrangersUploads(answers, Callers::areTrustedWithPassword), CsrfFilter.class)
                .build();
    }

    /** Our own pages, the sign-in among them. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        var wanted = pagesOnly();
        signIn.organisation(http, wanted);
        return http.authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    Entrances.decide(requests);
                })
                .formLogin(form -> signIn.page(form, wanted))
                .sessionManagement(session -> session.sessionFixation(SessionFixationConfigurer::migrateSession))
                .requestCache(cache -> cache.requestCache(wanted))
                .exceptionHandling(refused -> refused.accessDeniedHandler(notThere()))
                .headers(AnswerHeaders::ofOwnPages)
                .addFilterAfter(signIn.sessionCheck(), SecurityContextHolderFilter.class)
                .addFilterBefore(
                        new StrangersUploads(new LoginUrlAuthenticationEntryPoint("/login"), nobody -> false),
                        CsrfFilter.class)
                .build();
    }

    /** After the sign-in people go on to the page they wanted, never to a picture or to data. */
    private static RequestCache pagesOnly() {
        var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
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

    /** A page that nobody has named is not there; one of another role is refused. */
    private static AccessDeniedHandler notThere() {
        AccessDeniedHandler nothing =
                (request, response, refusal) -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return new RequestMatcherDelegatingAccessDeniedHandler(
                new LinkedHashMap<>(Map.of(Entrances.unnamed(), nothing)), new AccessDeniedHandlerImpl());
    }

    /**
     * What nobody does in the engine: users, groups and rights follow our own tables; a timer is executed or retried, but
     * never removed or moved by hand, or its customer would be forgotten. Migrations, workers' polling, cases, restarts
     * and modifications fail in the engine's interface, or answer as if they were done, before any door of ours sees them.
     */
    private static RequestMatcher[] neverDone(String base) {
        var identities = Stream.of("user", "group", "tenant", "authorization", "identity/verify")
                .flatMap(kind -> CHANGES.stream().map(method -> path(method, base + "/" + kind + "/**")));
        var jobs = Stream.of(
                path(HttpMethod.DELETE, base + "/job/**"),
                path(HttpMethod.PUT, base + "/job/{id}/duedate/**"),
                path(HttpMethod.PUT, base + "/job/{id}/priority"));
        var failing = Stream.of(
                        "/migration/**",
                        "/external-task/fetchAndLock",
                        "/external-task/{id}/{deed}/**",
                        "/case-execution/{id}/{deed}/**",
                        "/case-instance/{id}/{deed}/**",
                        "/process-definition/{id}/restart",
                        "/process-definition/{id}/restart-async",
                        "/process-definition/key/{key}/restart",
                        "/process-definition/key/{key}/restart-async",
                        "/process-definition/key/{key}/tenant-id/**",
                        "/process-instance/job-retries",
                        "/process-instance/job-retries-historic-query-based",
                        "/process-instance/{id}/modification",
                        "/process-instance/{id}/modification-async",
                        "/schema/log",
                        "/telemetry/**")
                .map(way -> path(base + way));
        var definitions = Stream.of(
                path(HttpMethod.PUT, base + "/job-definition/**"), path(HttpMethod.POST, base + "/job/retries"));
        return Stream.of(identities, jobs, failing, definitions)
                .flatMap(same -> same)
                .toArray(RequestMatcher[]::new);
    }

    private static RequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return withDefaults().matcher(method, pattern);
    }
}
