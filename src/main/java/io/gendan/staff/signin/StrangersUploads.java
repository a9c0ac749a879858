package io.gendan.staff.signin;

import io.gendan.engine.server.Uploads;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Nothing is read of a file that a stranger sends: the look for the token of its page would put all of it on the disk,
 * before anybody asks who it is.
 */
class StrangersUploads extends OncePerRequestFilter {

    private final AuthenticationEntryPoint signIn;
    private final RequestMatcher askedLater;

    /**
     * The filter.
     *
     * @param signIn what strangers are told
     * @param askedLater who brings a password of its own, and is asked for it before anything is read
     */
    StrangersUploads(AuthenticationEntryPoint signIn, RequestMatcher askedLater) {
        this.signIn = signIn;
        this.askedLater = askedLater;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Uploads.isOne(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null && !askedLater.matches(request)) {
            signIn.commence(request, response, new InsufficientAuthenticationException("Nobody has signed in"));
        } else {
            chain.doFilter(request, response);
        }
    }
}
