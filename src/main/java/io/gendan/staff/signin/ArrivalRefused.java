package io.gendan.staff.signin;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Somebody whom the organisation's sign-in vouches for, and whose account here does not open all the same. */
class ArrivalRefused extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1;

    private final String login;

    ArrivalRefused(String why, String login) {
        super(new OAuth2Error(why), why);
        this.login = login;
    }

    String login() {
        return login;
    }
}
