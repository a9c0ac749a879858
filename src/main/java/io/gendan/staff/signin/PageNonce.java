package io.gendan.staff.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The engine keeps the nonce of a page's scripts in one place for everybody: a request that comes in between changes it,
 * and the browser then shows an empty page. The header says again what the page itself says.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PageNonce extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([\\w+/=-]+)\"");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith(request.getContextPath() + "/camunda/app/")
                || path.substring(path.lastIndexOf('/')).contains(".");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        var policy = response.getHeader(POLICY);
        var nonce = IN_PAGE.matcher(new String(page.getContentAsByteArray(), StandardCharsets.ISO_8859_1));
        if (policy != null && nonce.find()) {
            response.setHeader(POLICY, policy.replaceFirst("'nonce-[^']*'", "'nonce-" + nonce.group(1) + "'"));
        }
        page.copyBodyToResponse();
    }
}
