package io.gendan.staff.signin;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The organisation's own sign-in (OpenID Connect), beside ours or instead of it.
 *
 * @param issuer address of the provider, as its tokens name it; without one there is no such sign-in
 * @param client what the provider knows us by
 * @param secret what we prove it with
 * @param claim the claim that lists a person's groups
 * @param roles which role a group gives, such as {@code sales=SALESPERSON,heads=DIRECTOR}; the first that fits counts
 * @param login the claim that becomes the login
 * @param scopes what we ask the provider for, beside {@code openid}
 * @param only whether passwords of ours are worth nothing
 * @param emergency logins that sign in with a password of ours nevertheless, and never by the organisation's sign-in
 */
@ConfigurationProperties("gendan.oidc")
record OidcProperties(
        @Nullable String issuer,
        @Nullable String client,
        @Nullable String secret,
        @DefaultValue("groups") String claim,
        @DefaultValue("") String roles,
        @DefaultValue("preferred_username") String login,
        @DefaultValue({"profile", "email"}) Set<String> scopes,
        @DefaultValue("false") boolean only,
        @DefaultValue("admin") Set<String> emergency) {

    /** Whether there is such a sign-in. */
    boolean isOn() {
        return issuer != null && !issuer.isBlank();
    }

    /** The provider's address; only to be asked for when there is one. */
    String provider() {
        if (issuer == null) {
            throw new IllegalStateException("There is no organisation's sign-in");
        }
        return issuer;
    }

    /** Secrets never come into a log. */
    @Override
    public String toString() {
        return "OidcProperties[on=" + isOn() + "]";
    }
}
