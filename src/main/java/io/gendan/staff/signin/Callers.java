package io.gendan.staff.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Tells programs from browsers, which send what they have kept, passwords too, for pages of other sites. {@code
 * Sec-Fetch-Site} says where a request comes from over HTTPS alone; over plain HTTP {@code Origin} does, which comes with
 * every request that changes something.
 */
final class Callers {

    private static final String SENT_BY = "Sec-Fetch-Site";
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private Callers() {}

    /** Whether a request brings its own password and no page of another site can have made a browser send it. */
    static boolean areTrustedWithPassword(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        var sentBy = request.getHeader(SENT_BY);
        return authorization != null
                && authorization.regionMatches(true, 0, "Basic ", 0, 6)
                && (sentBy == null || OWN_PAGES.contains(sentBy))
                && isOurs(request, request.getHeader(HttpHeaders.ORIGIN))
                && isOurs(request, request.getHeader(HttpHeaders.REFERER));
    }

    /** Whether this may be a browser, which would ask for a password, keep it, and send it along for other sites. */
    static boolean mayBeBrowser(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)
                || Stream.of(SENT_BY, HttpHeaders.ORIGIN, HttpHeaders.REFERER, HttpHeaders.COOKIE)
                        .anyMatch(header -> request.getHeader(header) != null);
    }

    /** Whether an address lies where the request goes; nothing told is nothing strange. */
    private static boolean isOurs(HttpServletRequest request, @Nullable String address) {
        var url = request.getRequestURL();
        var own = url.substring(0, url.length() - request.getRequestURI().length()) + "/";
        return address == null || (address + "/").regionMatches(true, 0, own, 0, own.length());
    }
}
