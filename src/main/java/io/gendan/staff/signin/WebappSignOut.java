package io.gendan.staff.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who signs out in Tasklist or Cockpit is signed out everywhere: there is one session. */
class WebappSignOut extends OncePerRequestFilter {

    private final SecurityContextLogoutHandler session = new SecurityContextLogoutHandler();
    private final LogoutHandler pages = AnswerHeaders.forgetPages();
    private final ApplicationEventPublisher news;

    WebappSignOut(ApplicationEventPublisher news) {
        this.news = news;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        // The engine has checked its own token against forgery meanwhile.
        if (request.getRequestURI().endsWith("/logout")
                && request.getMethod().equals("POST")
                && HttpStatus.valueOf(response.getStatus()).is2xxSuccessful()) {
            var person = SecurityContextHolder.getContext().getAuthentication();
            session.logout(request, response, person);
            pages.logout(request, response, person);
            if (person != null) {
                news.publishEvent(new LogoutSuccessEvent(person));
            }
        }
    }
}
