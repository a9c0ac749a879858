package io.gendan.engine.deployment;

import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long the engine keeps what has ended.
 *
 * @param engineHistory after a customer's journey has ended, such as {@code P3Y} (environment variable {@code
 *     GENDAN_RETENTION_ENGINE_HISTORY}); absent: as the models say
 */
@ConfigurationProperties("gendan.retention")
record EngineHistorySettings(@Nullable Period engineHistory) {}
