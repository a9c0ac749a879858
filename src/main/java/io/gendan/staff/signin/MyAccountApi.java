package io.gendan.staff.signin;

import io.gendan.engine.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The own account, for programs: they choose a password in place of the first one, too. */
@RestController
@RequestMapping("/api/me")
class MyAccountApi {

    private final OwnPassword own;
    private final OpenSessions sessions;

    MyAccountApi(OwnPassword own, OpenSessions sessions) {
        this.own = own;
        this.sessions = sessions;
    }

    record Page(List<OpenSession> items, int total) {}

    /** The password so far and the one from now on. */
    record Wanted(@Nullable String current, @Nullable String chosen) {}

    @Operation(summary = "api.me.password")
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@RequestBody Wanted wanted, Principal me) {
        var chosen = Objects.requireNonNullElse(wanted.chosen(), "");
        own.choose(me.getName(), Objects.requireNonNullElse(wanted.current(), ""), chosen, chosen);
    }

    /** A program that signs in with every request has no session itself. */
    @Operation(summary = "api.me.sessions")
    @GetMapping("/sessions")
    Page sessions(Principal me, HttpServletRequest request) {
        var open = sessions.of(me.getName(), request.getSession(false));
        return new Page(open, open.size());
    }

    @Operation(summary = "api.me.sessions.end")
    @DeleteMapping("/sessions/{handle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID handle, Principal me) {
        if (!sessions.end(me.getName(), handle)) {
            throw Refusal.notFound("session.unknown");
        }
    }

    @Operation(summary = "api.me.signOut")
    @PostMapping("/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutEverywhere(Principal me) {
        own.signOutEverywhere(me.getName());
    }
}
