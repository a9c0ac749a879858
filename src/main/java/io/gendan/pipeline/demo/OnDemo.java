package io.gendan.pipeline.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** There only where a demo company may be: on the embedded database (there, no URL is given), unless it is unwanted. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnDemo.Wanted.class)
@interface OnDemo {

    /** Whether it may be. */
    class Wanted implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var environment = context.getEnvironment();
            return !environment.containsProperty("spring.datasource.url")
                    && environment.getProperty("gendan.demo", Boolean.class, true);
        }
    }
}
