package io.gendan.staff.signin;

import static io.gendan.staff.Role.ADMIN;
import static io.gendan.staff.Role.AUDITOR;
import static io.gendan.staff.Role.DIRECTOR;
import static io.gendan.staff.Role.PRINCIPAL;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.gendan.staff.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Every address of our own with the roles that may come to it: what isn't named here is closed, and answered as if it
 * weren't there. Which customers somebody sees behind a door is decided behind it. The whole of it stands in {@code
 * docs/rights.md}.
 */
final class Entrances {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> SELLING =
            EnumSet.copyOf(Arrays.stream(Role.values()).filter(Role::sells).toList());
    private static final Set<Role> AT_WORK = and(SELLING, ADMIN);
    /** Whom Tasklist, Cockpit and the engine's interface let in; the engine's own rights decide the rest. */
    static final String[] IN_THE_ENGINE = names(AT_WORK);

    private static final Set<Role> ADMINS = EnumSet.of(ADMIN);
    private static final Set<Role> AUDITORS = EnumSet.of(AUDITOR);
    private static final Set<Role> POLICY_READERS = EnumSet.of(ADMIN, DIRECTOR, PRINCIPAL);
    private static final Set<Role> LEADERS_OF_ALL = EnumSet.of(DIRECTOR, PRINCIPAL);
    private static final Set<Role> KEEPER_NAMERS = POLICY_READERS;

    private static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final List<HttpMethod> CHANGES =
            List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH);

    /** Without roles for whoever comes, signed in or not. The first that fits decides. */
    private record Entrance(
            RequestMatcher address, @Nullable Set<Role> roles) {}

    private static final List<Entrance> ALL = Stream.of(
                    open("/login", "/css/**", "/favicon.ico", "/error", "/actuator/health/**"),
                    readers(null, "/calendar/{secret}.ics", "/login/organisation"),
                    readers(EVERYBODY, "/me"),
                    to(EVERYBODY, "/", "/password/**", "/me/sessions/**", "/api/me/**", "/api/docs/**"),
                    // people and what runs
                    to(AT_WORK, "/api/staff/leave/**", "/api/staff/{login}/leave", "/api/staff/{login}/hand-over"),
                    to(ADMINS, "/api/staff/**", "/api/flows/**", "/api/incidents/**", "/api/outbox/**"),
                    to(ADMINS, "/incidents/**", "/staff/**"),
                    to(AUDITORS, "/api/audit/**", "/audit/**"),
                    changes(ADMINS, "/api/working-time/**", "/working-time/**"),
                    to(SELLING, "/me/calendar/**"),
                    to(AT_WORK, "/api/working-time/**", "/working-time/**", "/leave/**", "/me/**", "/hand-over"),
                    to(POLICY_READERS, "/api/cadence/**", "/cadence/**"),
                    // customers: who sees which one is decided behind the door
                    to(AT_WORK, "/api/customers/**", "/customers/**"),
                    to(AT_WORK, "/api/tags/**", "/tags/**", "/api/templates/**", "/templates/**"),
                    to(AT_WORK, "/api/dealings/import"),
                    to(KEEPER_NAMERS, "/api/dossier-keepers/**", "/dossier-keepers/**"),
                    to(LEADERS_OF_ALL, "/api/privacy/**", "/retention/**"),
                    to(AT_WORK, "/api/sessions"),
                    to(SELLING, "/sessions/**", "/api/tasks/**", "/api/interactions/**"),
                    to(SELLING, "/api/pool/**", "/pool/**", "/api/cases/**", "/cases/**"),
                    to(SELLING, "/api/dossiers", "/dossiers", "/api/duplicates/**", "/duplicates/**"),
                    to(AT_WORK, "/api/industry-notes", "/industry-notes"),
                    to(AT_WORK, "/engine-rest/**"))
            .flatMap(List::stream)
            .toList();

    private Entrances() {}

    /** Opens what is named and nothing else. */
    static void decide(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        for (var entrance : ALL) {
            var roles = entrance.roles();
            if (roles == null) {
                requests.requestMatchers(entrance.address()).permitAll();
            } else {
                requests.requestMatchers(entrance.address()).hasAnyRole(names(roles));
            }
        }
        requests.anyRequest().denyAll();
    }

    /** What isn't named. */
    static RequestMatcher unnamed() {
        return new NegatedRequestMatcher(
                new OrRequestMatcher(ALL.stream().map(Entrance::address).toList()));
    }

    private static List<Entrance> open(String... patterns) {
        return Arrays.stream(patterns)
                .map(pattern -> new Entrance(withDefaults().matcher(pattern), null))
                .toList();
    }

    private static List<Entrance> to(Set<Role> roles, String... patterns) {
        return Arrays.stream(patterns)
                .map(pattern -> new Entrance(withDefaults().matcher(pattern), roles))
                .toList();
    }

    private static List<Entrance> readers(@Nullable Set<Role> roles, String... patterns) {
        return by(READING, roles, patterns);
    }

    private static List<Entrance> changes(Set<Role> roles, String... patterns) {
        return by(CHANGES, roles, patterns);
    }

    private static List<Entrance> by(List<HttpMethod> methods, @Nullable Set<Role> roles, String... patterns) {
        return methods.stream()
                .flatMap(method -> Arrays.stream(patterns).map(pattern -> new Entrance(path(method, pattern), roles)))
                .toList();
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return withDefaults().matcher(method, pattern);
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }

    private static Set<Role> and(Set<Role> some, Role more) {
        var all = EnumSet.copyOf(some);
        all.add(more);
        return all;
    }
}
