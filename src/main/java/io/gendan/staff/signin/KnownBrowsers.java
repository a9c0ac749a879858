package io.gendan.staff.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Gives a browser in which somebody has signed in a cookie to be known by; it opens nothing. */
@Component
class KnownBrowsers {

    private static final int BYTES = 32;

    private final KnownSources sources;
    private final SecureRandom random = new SecureRandom();

    KnownBrowsers(KnownSources sources) {
        this.sources = sources;
    }

    void remember(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        var before = new SignInSource(request).browser();
        var browser = before == null ? anything() : before;
        sources.rememberBrowser(person.getUsername(), browser);
        var cookie = ResponseCookie.from(SignInSource.COOKIE, browser)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path(request.getContextPath() + "/login")
                .maxAge(KnownSources.KEPT)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String anything() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
