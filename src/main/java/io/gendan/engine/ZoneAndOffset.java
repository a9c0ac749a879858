package io.gendan.engine;

import java.time.Duration;
import java.util.TimeZone;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Before anything starts: the engine stores due dates without a zone, in the one of the running program. So the program
 * takes the installation's zone, whatever the computer's is; what is done by night is done by it, too. A trial's clock offset is set here too, before any job runs.
 */
class ZoneAndOffset implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        TimeZone.setDefault(TimeZone.getTimeZone(environment.getProperty("gendan.zone", GendanProperties.USUAL_ZONE)));
        var offset = environment.getProperty("gendan.clock-offset", Duration.class);
        if (offset != null) {
            if (environment.containsProperty("spring.datasource.url")) {
                throw new IllegalStateException(
                        "GENDAN_CLOCK_OFFSET is for trying the embedded demo. Unset it, or unset SPRING_DATASOURCE_URL.");
            }
            ClockUtil.offset(offset.toMillis());
        }
    }
}
