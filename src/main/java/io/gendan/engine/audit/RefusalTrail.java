package io.gendan.engine.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Notes every answer that says no: 401, 403, and 404 for a customer or in the engine's interface. A customer that isn't
 * there is noted like one that somebody may not see, so that neither answer takes longer, and guesses show.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalTrail extends OncePerRequestFilter {

    private static final Pattern NUMBER = Pattern.compile("/(C-\\d{1,12})(?=/|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENGINE = Pattern.compile("/(camunda/api|engine-rest)(/.*)?");
    private static final int LONGEST = 120;

    /** Stands with a request in which a failed sign-in was noted. */
    private static final String FAILED_SIGN_IN = RefusalTrail.class.getName() + ".failedSignIn";

    private final AuditTrail trail;

    RefusalTrail(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Whoever notes something on the way, in the filters of the sign-in too, learns from where it came.
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        try {
            chain.doFilter(request, response);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        int status = response.getStatus();
        if (status == 403 || (status == 404 || status == 401) && isRefusal(request, status)) {
            trail.refused(request, actor(request), number(request), details(request, status));
        }
    }

    /** The current request is told as a failed sign-in, and needs no second word. */
    static void failedSignIn() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(FAILED_SIGN_IN, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** A wrong password is told as what it is; a page that isn't there is nobody's secret. */
    private static boolean isRefusal(HttpServletRequest request, int status) {
        return status == 401
                ? request.getAttribute(FAILED_SIGN_IN) == null
                : number(request) != null
                        || ENGINE.matcher(request.getRequestURI()).matches();
    }

    private static Map<String, Object> details(HttpServletRequest request, int status) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var place = Objects.requireNonNullElse(pattern, request.getRequestURI()).toString();
        return Map.of(
                "method",
                request.getMethod(),
                "place",
                place.substring(0, Math.min(LONGEST, place.length())),
                "status",
                status);
    }

    private static @Nullable String number(HttpServletRequest request) {
        var found = NUMBER.matcher(request.getRequestURI());
        return found.find() ? found.group(1).toUpperCase(Locale.ROOT) : null;
    }

    /** Spring Security has forgotten who it was by now; what it found stands with the request, or in the session. */
    private static @Nullable String actor(HttpServletRequest request) {
        var found = request.getAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME);
        if (!(found instanceof SecurityContext)) {
            var session = request.getSession(false);
            found = session == null
                    ? null
                    : session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        }
        return found instanceof SecurityContext context && context.getAuthentication() != null
                ? context.getAuthentication().getName()
                : null;
    }
}
