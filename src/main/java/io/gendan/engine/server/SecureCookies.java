package io.gendan.engine.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What came by HTTPS gets cookies that travel by HTTPS only. Tomcat sees to its session cookie by itself; Tasklist and
 * Cockpit know one setting for all connections, so theirs are marked here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class SecureCookies extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, request.isSecure() ? new Marked(response) : response);
    }

    private static final class Marked extends HttpServletResponseWrapper {

        private Marked(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addCookie(Cookie cookie) {
            cookie.setSecure(true);
            super.addCookie(cookie);
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, marked(name, value));
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, marked(name, value));
        }

        private static String marked(String name, String value) {
            var isCookie = name.equalsIgnoreCase(HttpHeaders.SET_COOKIE);
            return isCookie
                            && !value.toLowerCase(Locale.ROOT).contains("; secure")
                            && !value.toLowerCase(Locale.ROOT).contains(";secure")
                    ? value + "; Secure"
                    : value;
        }
    }
}
