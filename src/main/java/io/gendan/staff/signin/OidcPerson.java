package io.gendan.staff.signin;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody who came in by the organisation's sign-in. */
class OidcPerson extends SignedIn implements OidcUser {

    private static final long serialVersionUID = 1;

    private final OidcIdToken token;

    OidcPerson(Accounts.Account account, OidcIdToken token) {
        super(account);
        this.token = token;
    }

    /** Kept to tell the provider whose session ends. */
    @Override
    public OidcIdToken getIdToken() {
        return token;
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public Map<String, Object> getClaims() {
        return token.getClaims();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return token.getClaims();
    }

    @Override
    public String getName() {
        return getUsername();
    }
}
