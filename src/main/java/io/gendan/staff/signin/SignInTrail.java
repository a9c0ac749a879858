package io.gendan.staff.signin;

import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells the audit trail who came in, who didn't, and who left. A program that sends its password with every request is
 * told once an hour. What was typed as a login that nobody has is not kept: people type passwords there.
 */
@Component
class SignInTrail {

    private static final Duration ONCE_IN = Duration.ofHours(1);
    private static final int MOST_PROGRAMS = 1_000;

    private record Caller(String login, String address) {}

    private final Map<Caller, Instant> programs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Instant> eldest) {
            return size() > MOST_PROGRAMS;
        }
    };

    private final AuditTrail trail;
    private final JdbcClient database;
    private final Clock clock;

    SignInTrail(AuditTrail trail, JdbcClient database, Clock clock) {
        this.trail = trail;
        this.database = database;
        this.clock = clock;
    }

    @EventListener
    void cameIn(InteractiveAuthenticationSuccessEvent success) {
        trail.putAlone(AuditKind.SIGNED_IN, success.getAuthentication().getName(), null, Map.of("what", "page"));
    }

    @EventListener
    void programCameIn(AuthenticationSuccessEvent success) {
        var address = addressOfProgram();
        var login = success.getAuthentication().getName();
        if (address != null && isFirstForLong(new Caller(login, address))) {
            trail.putCounted(AuditKind.SIGNED_IN, login, null, Map.of("what", "program"));
        }
    }

    @EventListener
    void stayedOut(AbstractAuthenticationFailureEvent failure) {
        var typed = failure.getException() instanceof ArrivalRefused refused
                ? refused.login()
                : Accounts.canonical(
                        Objects.toString(failure.getAuthentication().getName(), ""));
        boolean known = database.sql("select exists (select from person where login = ?)")
                .param(typed)
                .query(Boolean.class)
                .single();
        trail.putCounted(
                AuditKind.SIGN_IN_FAILED,
                null,
                known ? typed : null,
                Map.of(
                        "what",
                        known ? "known" : "unknown",
                        "why",
                        failure.getException() instanceof ArrivalRefused refused
                                ? refused.getError().getErrorCode()
                                : failure.getException()
                                        .getClass()
                                        .getSimpleName()
                                        .replace("Exception", "")));
    }

    @EventListener
    void left(LogoutSuccessEvent logout) {
        trail.putAlone(AuditKind.SIGNED_OUT, logout.getAuthentication().getName(), null, Map.of());
    }

    private synchronized boolean isFirstForLong(Caller caller) {
        var now = clock.instant();
        var before = programs.get(caller);
        if (before != null && Duration.between(before, now).abs().compareTo(ONCE_IN) < 0) {
            return false;
        }
        programs.put(caller, now);
        return true;
    }

    private static @Nullable String addressOfProgram() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes served) {
            var authorization = served.getRequest().getHeader(HttpHeaders.AUTHORIZATION);
            return authorization == null ? null : served.getRequest().getRemoteAddr();
        }
        return null;
    }
}
