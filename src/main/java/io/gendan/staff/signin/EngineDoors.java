package io.gendan.staff.signin;

import jakarta.servlet.Filter;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells Tasklist, Cockpit and the engine's REST interface who is signed in, after Spring Security has found it out. */
@Configuration(proxyBeanMethods = false)
class EngineDoors {

    private static final int AFTER_SPRING_SECURITY = 201;

    @Bean
    FilterRegistrationBean<Filter> webappSignIn() {
        return registered(new ContainerBasedAuthenticationFilter(), "webapp sign-in", "/camunda/*");
    }

    @Bean
    FilterRegistrationBean<Filter> webappSignOut(ApplicationEventPublisher news) {
        var filter = registered(new WebappSignOut(news), "webapp sign-out", "/camunda/api/admin/auth/user/*");
        filter.setOrder(AFTER_SPRING_SECURITY - 1);
        return filter;
    }

    @Bean
    @ConditionalOnProperty("gendan.engine-rest")
    FilterRegistrationBean<Filter> engineRestSignIn() {
        return registered(new ProcessEngineAuthenticationFilter(), "engine REST sign-in", "/engine-rest/*");
    }

    private static FilterRegistrationBean<Filter> registered(Filter filter, String name, String path) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.addUrlPatterns(path);
        registration.addInitParameter("authentication-provider", EngineSignIn.class.getName());
        registration.setOrder(AFTER_SPRING_SECURITY);
        return registration;
    }
}
