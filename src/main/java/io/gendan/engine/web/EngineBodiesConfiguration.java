package io.gendan.engine.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link EngineBodies} between Spring Security and the engine's interface. */
@Configuration(proxyBeanMethods = false)
class EngineBodiesConfiguration {

    @Bean
    FilterRegistrationBean<EngineBodies> engineBodies() {
        var registration = new FilterRegistrationBean<>(new EngineBodies());
        registration.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        registration.setOrder(0);
        return registration;
    }
}
