package io.gendan.staff.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at every request of a session whether its person may still sign in, with which role, and whether a first
 * password is still to be changed. A changed password ends the person's other sessions.
 */
class SessionCheck extends OncePerRequestFilter {

    private static final List<String> STATIC = List.of("/css/", "/camunda/lib/", "/camunda/assets/");
    private static final List<String> WITH_FIRST_PASSWORD = List.of("/password", "/logout", "/error");

    private final Accounts accounts;
    private final SecurityContextLogoutHandler session = new SecurityContextLogoutHandler();

    SessionCheck(Accounts accounts) {
        this.accounts = accounts;
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
            var now = accounts.find(then.getUsername())
                    .filter(SignedIn::isEnabled)
                    .filter(account -> account.passwordSetAt().equals(then.passwordSetAt()));
            if (now.isEmpty()) {
                session.logout(request, response, found);
            } else if (now.get().mustChangePassword() && !WITH_FIRST_PASSWORD.contains(request.getServletPath())) {
                askForPassword(request, response);
                return;
            } else if (now.get().role() != then.role()) {
                continueAs(now.get(), found);
            }
        }
        chain.doFilter(request, response);
    }

    private static void askForPassword(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getServletPath();
        if (path.startsWith("/api/") || path.startsWith("/camunda/api/") || path.startsWith("/engine-rest")) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect(request.getContextPath() + "/password");
        }
    }

    private static void continueAs(SignedIn person, Authentication found) {
        person.eraseCredentials();
        var renewed = UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
        renewed.setDetails(found.getDetails());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(renewed);
        SecurityContextHolder.setContext(context);
    }
}
