package io.gendan.engine.server;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The addresses that take a file, which may be large: nowhere else is a request larger than {@link RequestSize} says. */
public final class Uploads {

    /** Their paths; a file is posted. */
    static final List<String> PATHS = List.of(
            "/api/customers/import",
            "/api/customers/{number}/files",
            "/api/dealings/import",
            "/api/interactions/import",
            "/api/staff/import",
            "/customers/import",
            "/customers/import/contacts",
            "/customers/import/dealings",
            "/customers/{number}/files");

    private static final RequestMatcher ALL = new OrRequestMatcher(PATHS.stream()
            .<RequestMatcher>map(path -> withDefaults().matcher(HttpMethod.POST, path))
            .toList());

    private Uploads() {}

    /** Whether this request brings a file to one of them. */
    public static boolean isOne(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, 10) && ALL.matches(request);
    }
}
