package io.gendan.staff.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.HttpBasicConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** How the doors are furnished at which people and programs sign in. */
@Component
class SignInDoors {

    private final Accounts accounts;
    private final KnownBrowsers browsers;
    private final OpenSessions sessions;
    private final OrganisationDoor organisation;
    private final SessionLimits limits;
    private final HandlerExceptionResolver problems;

    SignInDoors(
            Accounts accounts,
            KnownBrowsers browsers,
            OpenSessions sessions,
            OrganisationDoor organisation,
            SessionLimits limits,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.accounts = accounts;
        this.browsers = browsers;
        this.sessions = sessions;
        this.organisation = organisation;
        this.limits = limits;
        this.problems = problems;
    }

    /** The look at every request whether its person may go on. Sessions are as old as the computer's own clock says. */
    SessionCheck sessionCheck() {
        return new SessionCheck(accounts, sessions, problems, limits, InstantSource.system());
    }

    /** The page at which people sign in; then they go on to what they wanted. */
    void page(FormLoginConfigurer<HttpSecurity> form, RequestCache wanted) {
        form.loginPage("/login")
                .authenticationDetailsSource(SignInSource::new)
                .successHandler(welcome(wanted))
                .failureHandler(SignInDoors::sorry)
                .permitAll();
    }

    /** The organisation's sign-in, where there is one. */
    void organisation(HttpSecurity http, RequestCache wanted) throws Exception {
        organisation.open(http, welcome(wanted));
        http.logout(logout -> {
            logout.addLogoutHandler(AnswerHeaders.forgetPages());
            organisation.signOut(logout);
        });
    }

    /** Programs sign in with every request. */
    void basic(HttpBasicConfigurer<HttpSecurity> basic, ProblemAnswers answers) {
        basic.authenticationDetailsSource(SignInSource::new).authenticationEntryPoint(answers);
    }

    private SavedRequestAwareAuthenticationSuccessHandler welcome(RequestCache wanted) {
        var handler = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication found)
                    throws ServletException, IOException {
                if (found.getPrincipal() instanceof SignedIn person) {
                    browsers.remember(person, request, response);
                    sessions.begin(person.getUsername(), request);
                }
                super.onAuthenticationSuccess(request, response, found);
            }
        };
        handler.setRequestCache(wanted);
        return handler;
    }

    private static void sorry(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var wait = failure instanceof TooManyAttempts often ? "&wait=" + often.seconds() : "";
        response.sendRedirect(request.getContextPath() + "/login?error" + wait);
    }
}
