package io.gendan.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of an installation; each can be given as an environment variable ({@code GENDAN_ZONE}, …).
 *
 * @param zone the one time zone of all dates and working hours
 * @param dataDir where the embedded database keeps its files
 * @param demo whether the demo people and customers are made at the first start of the embedded database
 * @param demoSeed what the demo customers' chances come from: the same seed gives the same customers and records
 * @param demoPassword password of all demo people; random and printed when absent
 * @param adminPassword password of the first administrator; random and printed once when absent
 * @param processesDir folder of the models; when absent {@code processes} beside the program, else the copies inside it
 * @param formsDir folder of the forms; when absent {@code forms} beside the program, else the copies inside it
 * @param engineRest whether Camunda's REST interface answers under {@code /engine-rest}
 * @param clockOffset how far engine and application are ahead of the computer's clock; embedded demo only
 */
@ConfigurationProperties("gendan")
public record GendanProperties(
        @DefaultValue(GendanProperties.USUAL_ZONE) ZoneId zone,
        @DefaultValue("data") Path dataDir,
        @DefaultValue("true") boolean demo,
        @DefaultValue("2026") long demoSeed,
        @Nullable String demoPassword,
        @Nullable String adminPassword,
        @Nullable Path processesDir,
        @Nullable Path formsDir,
        @DefaultValue("false") boolean engineRest,
        @Nullable Duration clockOffset) {

    static final String USUAL_ZONE = "Asia/Shanghai";

    /** Passwords and tokens never come into a log. */
    @Override
    public String toString() {
        return "GendanProperties";
    }
}
