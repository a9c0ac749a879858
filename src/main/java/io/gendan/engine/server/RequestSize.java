package io.gendan.engine.server;

import io.gendan.engine.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * A request that brings no file to one of the {@link Uploads} has at most 2 MB, on our own interface and on the engine's:
 * more would only fill memory and disk. Files are limited where they are uploaded, forms by Tomcat.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class RequestSize extends OncePerRequestFilter {

    static final int LARGEST = 2 * 1024 * 1024;

    private final HandlerExceptionResolver problems;

    RequestSize(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Uploads.isOne(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            refuse(request, response);
        } else if (isOfUnknownLength(request)) {
            var body = request.getInputStream().readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                refuse(request, response);
            } else {
                chain.doFilter(new ReadRequest(request, body), response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        problems.resolveException(request, response, null, Refusal.badRequest("request.tooLong"));
    }

    private static boolean isOfUnknownLength(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getContentLengthLong() < 0
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                && (type == null || !type.startsWith("application/x-www-form-urlencoded"));
    }
}
