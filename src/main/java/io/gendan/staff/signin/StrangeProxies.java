package io.gendan.staff.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says once when requests come by a proxy that nobody has named: behind it everybody seems to come from one place, where
 * guesses of some slow down the others.
 */
@Component
class StrangeProxies extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(StrangeProxies.class);

    /** What the server notes when it believes a caller whom a request was forwarded for. */
    private static final String BELIEVED = "org.apache.tomcat.AccessLog.RemoteAddr";

    private final AtomicBoolean said = new AtomicBoolean();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("X-Forwarded-For") != null
                && request.getAttribute(BELIEVED) == null
                && said.compareAndSet(false, true)) {
            LOG.warn(
                    "A request says whom it was forwarded for, and comes from an address that is not trusted: so everybody"
                            + " behind it counts as one. If that is your proxy, name its address in GENDAN_TRUSTED_PROXIES.");
        }
        chain.doFilter(request, response);
    }
}
