package io.gendan.engine.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.engine.Words;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine's interface is spoken to in JSON alone. Forms with several parts are how variables, attachments and models
 * are uploaded, and the engine makes objects of any class of what they hold before any door is asked; nobody here does
 * any of that.
 */
class EngineKinds extends OncePerRequestFilter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Words words;

    EngineKinds(Words words) {
        this.words = words;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null || isJson(type);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        // as the engine's interface says it, so that Tasklist shows the sentence
        JSON.writeValue(
                response.getOutputStream(),
                Map.of("type", "InvalidRequestException", "message", words.of("refusal.door.kind")));
    }

    private static boolean isJson(String type) {
        try {
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
