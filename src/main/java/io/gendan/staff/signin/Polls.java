package io.gendan.staff.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What an open page asks by itself, again and again, whether somebody sits before it or not. Our own say so by a header;
 * Tasklist asks every ten seconds for the list of the chosen filter and for the open task, Cockpit for its batches. People
 * who open a task or turn a page ask for other things, too.
 */
final class Polls {

    /** The header by which a page of ours says that nobody has asked. */
    static final String HEADER = "X-Gendan-Poll";

    private static final String ENGINE = "/camunda/api/engine/engine/{engine}";

    private static final RequestMatcher ALL = new OrRequestMatcher(List.of(
            new RequestHeaderRequestMatcher(HEADER),
            engine(HttpMethod.POST, "/filter/{id}/list"),
            engine(HttpMethod.POST, "/filter/{id}/count"),
            engine(HttpMethod.GET, "/filter/{id}/count"),
            engine(HttpMethod.GET, "/task/{id}"),
            engine(HttpMethod.GET, "/batch/statistics"),
            engine(HttpMethod.GET, "/batch/statistics/count"),
            engine(HttpMethod.GET, "/history/batch"),
            engine(HttpMethod.GET, "/history/batch/count"),
            engine(HttpMethod.GET, "/user")));

    private Polls() {}

    static boolean isPoll(HttpServletRequest request) {
        return ALL.matches(request);
    }

    private static RequestMatcher engine(HttpMethod method, String path) {
        return withDefaults().matcher(method, ENGINE + path);
    }
}
