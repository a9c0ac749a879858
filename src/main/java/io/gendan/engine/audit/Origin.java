package io.gendan.engine.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where something was done from.
 *
 * @param address of the caller; null where no request led to it
 * @param request a sign that all entries of one request share
 */
record Origin(@Nullable String address, @Nullable String request) {

    private static final String SIGN = Origin.class.getName();
    private static final Origin NONE = new Origin(null, null);

    /** Of the request that is being served. */
    static Origin current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes served
                ? of(served.getRequest())
                : NONE;
    }

    static Origin of(HttpServletRequest request) {
        var sign = request.getAttribute(SIGN);
        if (sign == null) {
            sign = UUID.randomUUID().toString().substring(0, 13);
            request.setAttribute(SIGN, sign);
        }
        return new Origin(request.getRemoteAddr(), sign.toString());
    }
}
