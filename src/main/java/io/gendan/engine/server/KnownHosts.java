package io.gendan.engine.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where names are given ({@code GENDAN_SERVER_HOSTS}), a request for any other is answered with 400: redirects repeat the
 * name that was asked for, and could lead people elsewhere. A balancer's question after health may come by address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class KnownHosts extends OncePerRequestFilter {

    private final ServerSettings settings;

    KnownHosts(ServerSettings settings) {
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return settings.hosts().isEmpty() || request.getServletPath().startsWith("/actuator/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (settings.hosts().contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
