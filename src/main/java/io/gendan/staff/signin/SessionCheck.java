package io.gendan.staff.signin;

import io.gendan.engine.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Looks at every request whether its person may still go on: a session ends when nobody has used it for long, when it has
 * lasted long enough, when the person is switched off, has another role, workplace or password, or ended it from elsewhere.
 * What pages ask by themselves is no use ({@link Polls}); the server's own limit counts that, too. Whoever has a first password that
 * was made by somebody else changes it before anything else, programs too.
 */
class SessionCheck extends OncePerRequestFilter {

    private static final String LAST_USE = SessionCheck.class.getName() + ".lastUse";
    private static final List<String> STATIC = List.of("/css/", "/camunda/lib/", "/camunda/assets/");
    private static final List<String> WITH_FIRST_PASSWORD =
            List.of("/password", "/logout", "/error", "/api/me/password");

    private final Accounts accounts;
    private final OpenSessions sessions;
    private final HandlerExceptionResolver problems;
    private final SessionLimits limits;
    private final InstantSource time;
    private final SecurityContextLogoutHandler session = new SecurityContextLogoutHandler();

    SessionCheck(
            Accounts accounts,
            OpenSessions sessions,
            HandlerExceptionResolver problems,
            SessionLimits limits,
            InstantSource time) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.problems = problems;
        this.limits = limits;
        this.time = time;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return STATIC.stream().anyMatch(request.getServletPath()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var found = SecurityContextHolder.getContext().getAuthentication();
        if (found != null && found.getPrincipal() instanceof SignedIn then) {
            var now = accounts.find(then.getUsername()).filter(then::goesOnAs);
            if (now.isEmpty()
                    || isOver(request)
                    || !sessions.goesOn(request.getSession(false), !Polls.isPoll(request))) {
                session.logout(request, response, found);
            } else if (now.get().mustChangePassword() && !WITH_FIRST_PASSWORD.contains(request.getServletPath())) {
                askForPassword(request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** A session is made anew at sign-in, so its age is the sign-in's. */
    private boolean isOver(HttpServletRequest request) {
        var lasting = request.getSession(false);
        if (lasting == null) {
            return false;
        }
        var now = time.instant();
        var begun = Instant.ofEpochMilli(lasting.getCreationTime());
        var used = lasting.getAttribute(LAST_USE) instanceof Instant last ? last : begun;
        if (begun.plus(limits.longest()).isBefore(now)
                || used.plus(limits.idle()).isBefore(now)) {
            return true;
        }
        if (!Polls.isPoll(request)) {
            lasting.setAttribute(LAST_USE, now);
        }
        return false;
    }

    private void askForPassword(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getServletPath();
        if (path.startsWith("/api/") || path.startsWith("/camunda/api/") || path.startsWith("/engine-rest")) {
            ProblemAnswers.answer(problems, request, response, Refusal.forbidden("password.first"));
        } else {
            response.sendRedirect(request.getContextPath() + "/password");
        }
    }
}
