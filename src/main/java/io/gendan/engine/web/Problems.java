package io.gendan.engine.web;

import io.gendan.engine.Refusal;
import io.gendan.engine.RefusalTranslator;
import io.gendan.engine.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers every failed request to our own interface as problem details (RFC 9457) with a stable {@code code}, in the
 * language of the request; people at a page get a page. What went wrong inside is logged and not told.
 */
@ControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** One thing that is wrong; the field is empty when it concerns none. */
    record Fault(String field, String message) {}

    private final Words words;

    Problems(Words words) {
        this.words = words;
    }

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request) {
        var status = HttpStatus.valueOf(refusal.kind().status());
        var detail = words.of("refusal." + refusal.code(), refusal.arguments().toArray());
        var faults = refusal.items().stream()
                .map(item -> new Fault(
                        item.field(),
                        words.of("refusal." + item.code(), item.arguments().toArray())))
                .toList();
        return answer(status, refusal.code(), detail, faults, refusal.properties(), request);
    }

    @ExceptionHandler
    Object signInNeeded(AuthenticationException failure, HttpServletRequest request) {
        return answer(HttpStatus.UNAUTHORIZED, "signInNeeded", request);
    }

    @ExceptionHandler
    Object notAllowed(AccessDeniedException refusal, HttpServletRequest request) {
        return answer(HttpStatus.FORBIDDEN, "notAllowed", request);
    }

    @ExceptionHandler
    Object lostARace(ConcurrencyFailureException failure, HttpServletRequest request) {
        return answer(HttpStatus.CONFLICT, "changedMeanwhile", request);
    }

    @ExceptionHandler
    Object notMultipart(MultipartException failure, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, "request.notMultipart", request);
    }

    /** Also what the engine wraps around a refusal. */
    @ExceptionHandler
    Object failed(Exception failure, HttpServletRequest request) {
        var refusal = RefusalTranslator.refusalIn(failure);
        if (refusal != null) {
            return refused(refusal, request);
        }
        if (WentAway.says(failure)) {
            return new ModelAndView();
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "failed", request);
    }

    /** Whatever Spring itself finds wrong with a request. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (WentAway.says(failure)) {
            return null;
        }
        var exchange = (ServletWebRequest) request;
        var wrong = problem(failure, status, exchange.getRequest());
        if (isForAPage(exchange.getRequest()) && exchange.getResponse() != null) {
            showPage(exchange.getResponse(), wrong.getStatus());
            return null;
        }
        return ResponseEntity.status(wrong.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(wrong);
    }

    private static void showPage(HttpServletResponse response, int status) {
        try {
            response.sendError(status);
        } catch (IOException gone) {
            LOG.debug("Nobody waits for the answer any more", gone);
        }
    }

    private ProblemDetail problem(Exception failure, HttpStatusCode status, HttpServletRequest request) {
        if (failure instanceof MethodArgumentNotValidException invalid) {
            var unfit = invalid.getFieldErrors().stream()
                    .filter(FieldError::isBindingFailure)
                    .findFirst();
            if (unfit.isPresent()) {
                return problem(
                        status,
                        "request.unfit",
                        request,
                        unfit.get().getField(),
                        String.valueOf(unfit.get().getRejectedValue()));
            }
            return problem(status, "request.invalid", of("request.invalid"), faults(invalid), request);
        }
        if (failure instanceof HandlerMethodValidationException invalid) {
            var faults = invalid.getParameterValidationResults().stream()
                    .flatMap(result -> result.getResolvableErrors().stream()
                            .map(error -> new Fault(
                                    String.valueOf(result.getMethodParameter().getParameterName()),
                                    String.valueOf(error.getDefaultMessage()))))
                    .toList();
            return problem(status, "request.invalid", of("request.invalid"), faults, request);
        }
        if (failure instanceof HttpMessageNotReadableException) {
            return problem(status, "request.unreadable", request);
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return problem(HttpStatus.BAD_REQUEST, "request.tooLarge", request);
        }
        if (failure instanceof MissingServletRequestPartException missing) {
            return problem(status, "request.missing", request, missing.getRequestPartName());
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return problem(status, "request.missing", request, missing.getParameterName());
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return problem(status, "request.unfit", request, mismatch.getName(), String.valueOf(mismatch.getValue()));
        }
        return switch (status.value()) {
            case 404 -> problem(status, "request.noSuchPlace", request);
            case 405 -> problem(status, "request.method", request, request.getMethod());
            case 406, 415 -> problem(HttpStatus.BAD_REQUEST, "request.mediaType", request);
            default -> problem(status, status.is4xxClientError() ? "request.invalid" : "failed", request);
        };
    }

    private static List<Fault> faults(MethodArgumentNotValidException invalid) {
        return invalid.getAllErrors().stream()
                .map(error -> new Fault(
                        error instanceof FieldError field ? field.getField() : "",
                        String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    private Object answer(HttpStatus status, String code, HttpServletRequest request) {
        return answer(status, code, of(code), List.of(), Map.of(), request);
    }

    private Object answer(
            HttpStatus status,
            String code,
            String detail,
            List<Fault> faults,
            Map<String, String> facts,
            HttpServletRequest request) {
        if (isForAPage(request)) {
            var page = new ModelAndView("error");
            page.setStatus(status);
            page.addObject("status", status.value());
            page.addObject("detail", detail);
            page.addObject("faults", faults);
            return page;
        }
        var problem = problem(status, code, detail, faults, request);
        facts.forEach(problem::setProperty);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static boolean isForAPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return !request.getServletPath().matches("/(api|engine-rest)(/.*)?")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private ProblemDetail problem(HttpStatusCode status, String code, HttpServletRequest request, Object... arguments) {
        return problem(status, code, of(code, arguments), List.of(), request);
    }

    private static ProblemDetail problem(
            HttpStatusCode status, String code, String detail, List<Fault> faults, HttpServletRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:gendan:" + code));
        problem.setInstance(URI.create(request.getRequestURI()));
        problem.setProperty("code", code);
        if (!faults.isEmpty()) {
            problem.setProperty("errors", faults);
        }
        return problem;
    }

    private String of(String code, Object... arguments) {
        return words.of("refusal." + code, arguments);
    }
}
