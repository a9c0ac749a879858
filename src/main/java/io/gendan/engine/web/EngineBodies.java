package io.gendan.engine.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gendan.engine.server.ReadRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hands the engine's interface JSON that it can read: it fails (500) on an empty body and on {@code null} where it
 * expects an object. Nothing sent is an empty object, and a variable that is {@code null} has no value; what the doors
 * say to that is theirs.
 */
class EngineBodies extends OncePerRequestFilter {

    private static final List<String> VARIABLES = List.of("variables", "modifications", "correlationKeys");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null || !type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new ReadRequest(request, mended(request.getInputStream().readAllBytes())), response);
    }

    private static byte[] mended(byte[] sent) throws IOException {
        try {
            var body = JSON.readTree(sent);
            if (body.isNull() || body.isMissingNode()) {
                return "{}".getBytes(StandardCharsets.UTF_8);
            }
            return mendVariables(body) ? JSON.writeValueAsBytes(body) : sent;
        } catch (JsonProcessingException unreadable) {
            return sent; // the engine's interface says so itself
        }
    }

    private static boolean mendVariables(JsonNode body) {
        boolean mended = false;
        for (var key : VARIABLES) {
            if (body.get(key) instanceof ObjectNode variables) {
                for (var variable : variables.properties()) {
                    if (variable.getValue().isNull()) {
                        variable.setValue(JSON.createObjectNode());
                        mended = true;
                    }
                }
            }
        }
        return mended;
    }
}
