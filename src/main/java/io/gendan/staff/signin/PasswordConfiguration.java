package io.gendan.staff.signin;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** How passwords are hashed: each hash names its own method and cost, so that a better one can follow. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    private static final String METHOD = "bcrypt";

    /** As measured in bench (PasswordBench): the least that takes a tenth of a second and more. */
    private static final int COST = 11;

    @Bean
    PasswordEncoder passwordEncoder() {
        var methods = new DelegatingPasswordEncoder(METHOD, Map.of(METHOD, new BCryptPasswordEncoder(COST)));
        methods.setDefaultPasswordEncoderForMatches(new NoPassword());
        return new RememberingPasswordEncoder(methods, COST);
    }

    /** Whoever guesses is refused before the password is looked at: that is told to those who listen, too, as is a refusal of the organisation's. */
    @Bean
    AuthenticationEventPublisher signInEvents(ApplicationEventPublisher events) {
        var publisher = new DefaultAuthenticationEventPublisher(events);
        publisher.setAdditionalExceptionMappings(Map.of(
                TooManyAttempts.class,
                AuthenticationFailureLockedEvent.class,
                ArrivalRefused.class,
                AuthenticationFailureBadCredentialsEvent.class,
                OAuth2AuthenticationException.class,
                AuthenticationFailureBadCredentialsEvent.class));
        return publisher;
    }

    /** What is no hash of ours is nobody's password. */
    private static final class NoPassword implements PasswordEncoder {

        @Override
        public String encode(@Nullable CharSequence password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return false;
        }
    }
}
