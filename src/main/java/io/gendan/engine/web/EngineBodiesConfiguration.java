package io.gendan.engine.web;

import io.gendan.engine.Words;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What stands between Spring Security and the engine's interface: {@link EngineKinds}, {@link EngineBodies},
 * {@link EngineLists}, {@link EngineRefusals} and {@link SeenCounts}.
 */
@Configuration(proxyBeanMethods = false)
class EngineBodiesConfiguration {

    @Bean
    FilterRegistrationBean<EngineKinds> engineKinds(Words words) {
        return beforeTheEngine(new EngineKinds(words));
    }

    @Bean
    FilterRegistrationBean<EngineBodies> engineBodies() {
        return beforeTheEngine(new EngineBodies());
    }

    @Bean
    FilterRegistrationBean<EngineLists> engineLists() {
        return beforeTheEngine(new EngineLists());
    }

    @Bean
    FilterRegistrationBean<EngineRefusals> engineRefusals() {
        return beforeTheEngine(new EngineRefusals());
    }

    @Bean
    FilterRegistrationBean<SeenCounts> seenCounts(ObjectProvider<ProcessEngine> engine) {
        return beforeTheEngine(new SeenCounts(engine));
    }

    private static <T extends Filter> FilterRegistrationBean<T> beforeTheEngine(T filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        registration.setOrder(0);
        return registration;
    }
}
