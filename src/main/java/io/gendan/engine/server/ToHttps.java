package io.gendan.engine.server;

import io.gendan.engine.PublicAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.Globals;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads who asks for a page by HTTP to the same page of the program's public address, never to a host that the request
 * names; what would change something is refused, for it has travelled openly already. Nobody else answers such a request,
 * so it gets no cookie. A filter, because Spring Security's redirect stands behind what sets cookies, leads every method,
 * and believes the request's host.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class ToHttps extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ServerSettings settings;
    private final PublicAddress address;

    ToHttps(ServerSettings settings, PublicAddress address) {
        this.settings = settings;
        this.address = address;
        var given = address.address();
        if (settings.leads() && (given == null || !"https".equals(given.getScheme()) || given.getHost() == null)) {
            throw new IllegalStateException(
                    "GENDAN_SERVER_PLAINPORT and GENDAN_SERVER_HTTPSONLY lead people to GENDAN_PUBLIC_ADDRESS: set it, such"
                            + " as https://gendan.example.com.");
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isPlain(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READING.contains(request.getMethod())) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return;
        }
        var query = request.getQueryString();
        var page = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
        response.setHeader(HttpHeaders.LOCATION, address.page(page).orElseThrow());
    }

    private boolean isPlain(HttpServletRequest request) {
        var port = settings.plainPort();
        return port != null && request.getLocalPort() == port || settings.httpsOnly() && cameByHttp(request);
    }

    /** Whether a proxy that is trusted says so; who asks the program directly is let in. */
    private static boolean cameByHttp(HttpServletRequest request) {
        return !request.isSecure()
                && Boolean.TRUE.equals(request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE))
                && "http".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }
}
