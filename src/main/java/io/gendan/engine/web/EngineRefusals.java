package io.gendan.engine.web;

import io.gendan.engine.RefusalTranslator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What is refused is answered with the status of the refusal. Where a job is executed or a model asked for, the
 * engine's interface makes a failure (500) of every exception, also of one that says that there is no such job, or that
 * this person may not read it.
 */
class EngineRefusals extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Answer(request, response));
    }

    private static final class Answer extends HttpServletResponseWrapper {
        private final HttpServletRequest request;

        Answer(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void setStatus(int status) {
            super.setStatus(
                    status == SC_INTERNAL_SERVER_ERROR
                                    && request.getAttribute(RefusalTranslator.STATUS) instanceof Integer refused
                            ? refused
                            : status);
        }
    }
}
