package io.gendan.engine.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No list of the engine's interface, Cockpit's included, is longer than {@value #MOST} at a time: whoever asks for more, or
 * doesn't say how many, gets so many, and asks for the next ones by {@code firstResult}.
 */
class EngineLists extends OncePerRequestFilter {

    static final int MOST = 200;

    private static final String SIZE = "maxResults";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Capped(request, capped(request.getQueryString())), response);
    }

    /** The same question with one size, at most {@value #MOST}; the first of several counts. */
    static String capped(@Nullable String query) {
        var asked = query == null ? new String[0] : query.split("&", -1);
        var others = Arrays.stream(asked)
                .filter(part -> !part.isEmpty() && !isSize(part))
                .collect(Collectors.joining("&"));
        var size = Arrays.stream(asked)
                .filter(EngineLists::isSize)
                .findFirst()
                .map(EngineLists::size)
                .orElse(MOST);
        return (others.isEmpty() ? "" : others + "&") + SIZE + "=" + size;
    }

    private static boolean isSize(String part) {
        return decoded(part.split("=", 2)[0]).equals(SIZE);
    }

    private static int size(String part) {
        var value = part.indexOf('=') < 0 ? "" : decoded(part.substring(part.indexOf('=') + 1));
        try {
            int wanted = Integer.parseInt(value.strip());
            return wanted < 0 ? MOST : Math.min(wanted, MOST);
        } catch (NumberFormatException noNumber) {
            return MOST;
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    private static final class Capped extends HttpServletRequestWrapper {
        private final String query;

        Capped(HttpServletRequest request, String query) {
            super(request);
            this.query = query;
        }

        @Override
        public String getQueryString() {
            return query;
        }
    }
}
