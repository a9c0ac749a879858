package io.gendan.staff.signin;

import io.gendan.engine.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers 401 and 403 as problem details, like every other refusal of our interface. */
class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HandlerExceptionResolver problems;
    private final RequestMatcher unnamed = Entrances.unnamed();

    ProblemAnswers(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        if (failure instanceof TooManyAttempts wait) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.seconds()));
            answer(request, response, Refusal.tooMany("signIn.tooOften", wait.seconds()));
            return;
        }
        if (!Callers.mayBeBrowser(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Gendan\", charset=\"UTF-8\"");
        }
        answer(request, response, failure);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal) {
        var person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || person instanceof AnonymousAuthenticationToken) {
            commence(request, response, new InsufficientAuthenticationException("Nobody has signed in", refusal));
        } else if (unnamed.matches(request)) {
            answer(request, response, new NoResourceFoundException(method(request), request.getServletPath()));
        } else {
            answer(request, response, refusal);
        }
    }

    private static HttpMethod method(HttpServletRequest request) {
        return HttpMethod.valueOf(request.getMethod());
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Exception refusal) {
        answer(problems, request, response, refusal);
    }

    /** Answers a refusal that comes before Spring's dispatcher has the request. */
    static void answer(
            HandlerExceptionResolver problems,
            HttpServletRequest request,
            HttpServletResponse response,
            Exception refusal) {
        // Nobody has noted the reader's language yet: this stands before Spring's dispatcher.
        LocaleContextHolder.setLocale(request.getLocale());
        try {
            problems.resolveException(request, response, null, refusal);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
