package io.gendan.pipeline.demo;

import io.gendan.engine.Words;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody works here while the demo company's past is told: the clock stands elsewhere until the program is ready. */
@Component
@OnDemo
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClosedMeanwhile extends OncePerRequestFilter {

    private static final String SECONDS = "5";
    private static final String PAGE =
            "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"%s\"><title>Gendan</title><p>%s</p>";

    private final ApplicationAvailability availability;
    private final Words words;
    private volatile boolean open;

    ClosedMeanwhile(ApplicationAvailability availability, Words words) {
        this.availability = availability;
        this.words = words;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        open = open || availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        return open || request.getRequestURI().startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        LocaleContextHolder.setLocale(request.getLocale());
        try {
            response.getWriter().print(PAGE.formatted(SECONDS, words.of("demo.beingMade")));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
