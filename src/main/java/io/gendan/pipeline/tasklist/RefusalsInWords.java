package io.gendan.pipeline.tasklist;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Tasklist shows a refusal in its own words (ST-02), without the ids that the engine's interface writes before them. */
@Component
class RefusalsInWords extends OncePerRequestFilter {

    private static final Pattern ENGINES_OWN =
            Pattern.compile("(\"message\":\")Cannot (?:submit task form|instantiate process definition) [^ \"]+: ");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith(request.getContextPath() + "/camunda/api/") || !path.endsWith("/submit-form");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            var text = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
            answer.resetBuffer();
            answer.getOutputStream()
                    .write(ENGINES_OWN.matcher(text).replaceFirst("$1").getBytes(StandardCharsets.UTF_8));
        }
        answer.copyBodyToResponse();
    }
}
