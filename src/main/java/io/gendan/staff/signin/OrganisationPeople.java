package io.gendan.staff.signin;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Who comes in by the organisation's sign-in: whoever has a login that can be one here, and a group that has a role. */
@Component
class OrganisationPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");
    private static final int LONGEST_NAME = 100;

    private final OidcProperties organisation;
    private final GroupRoles roles;
    private final Arrivals arrivals;
    private final Accounts accounts;
    private final OidcUserService claims = new OidcUserService();

    OrganisationPeople(OidcProperties organisation, Arrivals arrivals, Accounts accounts) {
        this.organisation = organisation;
        this.roles = new GroupRoles(organisation.roles());
        this.arrivals = arrivals;
        this.accounts = accounts;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var told = claims.loadUser(request);
        var login = login(told);
        var role = roles.of(groups(told.getClaims().get(organisation.claim()))).orElseThrow(() -> refused("no role"));
        var person = new OidcPerson(
                arrivals.arrive(told.getSubject(), login, name(told, login), email(told), role), request.getIdToken());
        accounts.noteSignIn(person);
        return person;
    }

    private String login(OidcUser told) {
        var login = Accounts.canonical(String.valueOf(told.getClaims().get(organisation.login())));
        if (!LOGIN.matcher(login).matches()) {
            throw refused("no login");
        }
        if (organisation.login().equals("email") && !Boolean.TRUE.equals(told.getEmailVerified())) {
            throw refused("e-mail address not verified");
        }
        if (organisation.emergency().contains(login)) {
            throw refused("login of ours");
        }
        return login;
    }

    private static @Nullable String email(OidcUser told) {
        return Boolean.TRUE.equals(told.getEmailVerified()) ? told.getEmail() : null;
    }

    private static Collection<String> groups(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : List.of(claim.toString());
    }

    private static String name(OidcUser told, String login) {
        var name = told.getFullName() == null ? "" : told.getFullName().strip();
        return name.isEmpty() || name.length() > LONGEST_NAME ? login : name;
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(why), why);
    }
}
