package io.gendan.engine.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who acts at the moment, as the trail notes it. */
public final class Actor {

    private Actor() {}

    /** The login of whoever is signed in on the current request; null for nobody, and for the program itself. */
    public static @Nullable String current() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn == null || !signedIn.isAuthenticated() || signedIn instanceof AnonymousAuthenticationToken
                ? null
                : signedIn.getName();
    }
}
