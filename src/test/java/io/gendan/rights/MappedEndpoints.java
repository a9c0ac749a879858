package io.gendan.rights;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Application;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.springframework.context.ApplicationContext;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Everything that can be called, as the program itself has it registered. */
final class MappedEndpoints {

    private static final String APPLICATION = "jakarta.ws.rs.Application";

    private static final int DEEPEST = 6;

    /** Where the organisation's sign-in is set up its filters answer these; here nobody does. */
    private static final Set<Endpoint> OF_THE_ORGANISATION = Set.of(
            new Endpoint("GET", "/login/oauth2/code/{registration}"),
            new Endpoint("GET", "/oauth2/authorization/{registration}"));

    /** {@code PathPattern [POST /login]}, {@code Ant [pattern='/logout', POST]} */
    private static final Pattern MATCHER =
            Pattern.compile("\\[(?:(?<method>[A-Z]+) (?<path>[^\\]]+)|pattern='(?<pattern>[^']+)', (?<by>[A-Z]+))]");

    private MappedEndpoints() {}

    /** What Spring has mapped: our own pages and interface, health, the description of the interface. */
    static Set<Endpoint> ofSpring(ApplicationContext program) {
        var found = new TreeSet<Endpoint>();
        for (var mapping :
                program.getBeansOfType(AbstractHandlerMethodMapping.class).values()) {
            for (var info : ((AbstractHandlerMethodMapping<?>) mapping)
                    .getHandlerMethods()
                    .keySet()) {
                var request = (RequestMappingInfo) info;
                for (var path : request.getPatternValues()) {
                    var methods = request.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                        found.add(new Endpoint("ANY", path));
                    }
                    methods.stream().map(RequestMethod::name).forEach(method -> found.add(new Endpoint(method, path)));
                }
            }
        }
        return found;
    }

    /** The patterns under which Spring serves files. */
    static Set<Endpoint> files(ApplicationContext program) {
        return program.getBeansOfType(AbstractUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> ((AbstractUrlHandlerMapping) mapping).getHandlerMap().keySet().stream())
                .map(path -> new Endpoint("GET", path))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What filters answer before any handler is asked: who signs in or out, here or at the organisation's. */
    static Set<Endpoint> ofFilters(ApplicationContext program) {
        var found = new TreeSet<>(OF_THE_ORGANISATION);
        chained(program).forEach(filter -> {
            if (filter instanceof LogoutFilter) {
                found.add(matched(filter, LogoutFilter.class, "logoutRequestMatcher"));
            } else if (filter instanceof UsernamePasswordAuthenticationFilter) {
                found.add(matched(
                        filter, AbstractAuthenticationProcessingFilter.class, "requiresAuthenticationRequestMatcher"));
            }
        });
        return found;
    }

    /** The kinds of all filters through which requests go at the sign-in. */
    static Set<String> filters(ApplicationContext program) {
        return chained(program)
                .map(filter -> filter.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Filter> chained(ApplicationContext program) {
        return program.getBeansOfType(SecurityFilterChain.class).values().stream()
                .flatMap(chain -> chain.getFilters().stream());
    }

    private static Endpoint matched(Filter filter, Class<?> kind, String field) {
        var matcher = String.valueOf(ReflectionTestUtils.getField(filter, kind, field));
        var told = MATCHER.matcher(matcher);
        if (!told.find()) {
            throw new AssertionError(filter + " answers " + matcher);
        }
        return told.group("by") == null
                ? new Endpoint(told.group("method"), told.group("path"))
                : new Endpoint(told.group("by"), told.group("pattern"));
    }

    /** The servlets, by the first path of each. */
    static Map<String, Collection<String>> servlets(ServletContext program) {
        return program.getServletRegistrations().values().stream()
                .collect(Collectors.toMap(servlet -> servlet.getName(), servlet -> servlet.getMappings()));
    }

    /** What the engine's web applications and its REST interface offer: each of their classes read as Jersey reads it. */
    static Set<Endpoint> ofTheEngine(ServletContext program) {
        var found = new TreeSet<Endpoint>();
        for (var servlet : program.getServletRegistrations().values()) {
            var application = servlet.getInitParameter(APPLICATION);
            if (application == null) {
                // told by bases
                continue;
            }
            var base = servlet.getMappings().iterator().next().replace("/*", "");
            addAll(base, classesOf(application), found);
        }
        return found;
    }

    /**
     * The paths of servlets.
     *
     * @param read of those that {@link #ofTheEngine} reads, else of those of which it knows nothing
     */
    static Set<String> bases(ServletContext program, boolean read) {
        return program.getServletRegistrations().values().stream()
                .filter(servlet -> read == (servlet.getInitParameter(APPLICATION) != null))
                .flatMap(servlet -> servlet.getMappings().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static void addAll(String base, Set<Class<?>> classes, Set<Endpoint> found) {
        for (var kind : classes) {
            var resource = Resource.from(kind);
            if (resource != null) {
                collect(base, resource, found, 0);
            }
        }
    }

    private static Set<Class<?>> classesOf(String application) {
        try {
            return ((Application)
                            Class.forName(application).getDeclaredConstructor().newInstance())
                    .getClasses();
        } catch (ReflectiveOperationException gone) {
            throw new AssertionError(application, gone);
        }
    }

    private static void collect(String base, Resource resource, Set<Endpoint> found, int depth) {
        var path = join(base, resource.getPath());
        for (var method : resource.getResourceMethods()) {
            found.add(new Endpoint(method.getHttpMethod(), path));
        }
        if (resource.getResourceLocator() != null && depth < DEEPEST) {
            below(path, resource.getResourceLocator(), found, depth);
        }
        resource.getChildResources().forEach(child -> collect(path, child, found, depth + 1));
    }

    /** What is found below: its own path, if its class bears one, counts only for itself. */
    private static void below(String path, ResourceMethod locator, Set<Endpoint> found, int depth) {
        var kind = locator.getInvocable().getHandlingMethod().getReturnType();
        var resource = Resource.builder(kind, false).build();
        resource.getResourceMethods().forEach(method -> found.add(new Endpoint(method.getHttpMethod(), path)));
        resource.getChildResources().forEach(child -> collect(path, child, found, depth + 1));
        if (resource.getResourceLocator() != null && depth < DEEPEST) {
            below(path, resource.getResourceLocator(), found, depth + 1);
        }
    }

    private static String join(String base, @org.jspecify.annotations.Nullable String path) {
        var joined = base + "/" + (path == null ? "" : path);
        return joined.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
