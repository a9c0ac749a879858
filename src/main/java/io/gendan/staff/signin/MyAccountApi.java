package io.gendan.staff.signin;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    MyAccountApi(OwnPassword own) {
        this.own = own;
    }

    /** The password so far and the one from now on. */
    record Wanted(@Nullable String current, @Nullable String chosen) {}

    @Operation(summary = "api.me.password")
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@RequestBody Wanted wanted, Principal me) {
        var chosen = Objects.requireNonNullElse(wanted.chosen(), "");
        own.choose(me.getName(), Objects.requireNonNullElse(wanted.current(), ""), chosen, chosen);
    }

    @Operation(summary = "api.me.signOut")
    @PostMapping("/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutEverywhere(Principal me) {
        own.signOutEverywhere(me.getName());
    }
}
