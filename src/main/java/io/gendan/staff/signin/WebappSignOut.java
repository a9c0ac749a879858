package io.gendan.staff.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who signs out in Tasklist or Cockpit is signed out everywhere: there is one session. */
class WebappSignOut extends OncePerRequestFilter {

    private final SecurityContextLogoutHandler session = new SecurityContextLogoutHandler();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        // The engine has checked its own token against forgery meanwhile.
        if (request.getRequestURI().endsWith("/logout")
                && request.getMethod().equals("POST")
                && HttpStatus.valueOf(response.getStatus()).is2xxSuccessful()) {
            session.logout(request, response, SecurityContextHolder.getContext().getAuthentication());
        }
    }
}
