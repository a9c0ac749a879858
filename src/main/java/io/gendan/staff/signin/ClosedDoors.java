package io.gendan.staff.signin;

import io.gendan.engine.GendanProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Doors that do not exist for anybody, ahead of everything else: the engine's setup would let a stranger create an
 * administrator (CVE-2026-77226), its REST interface is there only where it was asked for, and the page of errors is
 * no place to go to.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClosedDoors extends OncePerRequestFilter {

    private final boolean engineRest;

    ClosedDoors(GendanProperties properties) {
        this.engineRest = properties.engineRest();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // decoded, and without path parameters
        var path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (isClosed(path.replaceAll("/+", "/"))) {
            AnswerHeaders.ofNothing(response);
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isClosed(String path) {
        return isUnder(path, "/error")
                || isUnder(path, "/camunda/api/admin/setup")
                || (!engineRest && isUnder(path, "/engine-rest"));
    }

    private static boolean isUnder(String path, String door) {
        return path.equals(door) || path.startsWith(door + "/");
    }
}
