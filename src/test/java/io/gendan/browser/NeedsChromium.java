package io.gendan.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that opens pages in Chromium. Where there is none it is reported as skipped, and how to install one; on a build
 * server, which sets {@code CI}, it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

    /** Looks for the program before anything of the test is started. */
    class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
            return of(System.getenv());
        }

        static ConditionEvaluationResult of(Map<String, String> environment) {
            var program = Chromium.find(environment);
            if (program.isEmpty() && environment.containsKey("CI")) {
                throw new IllegalStateException(Chromium.MISSING);
            }
            return program.map(found -> ConditionEvaluationResult.enabled("Chromium is " + found))
                    .orElseGet(() -> ConditionEvaluationResult.disabled(Chromium.MISSING));
        }
    }
}
