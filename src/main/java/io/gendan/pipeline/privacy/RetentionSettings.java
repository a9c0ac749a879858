package io.gendan.pipeline.privacy;

import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long what is lost is kept.
 *
 * @param keepLost after the last contact with a customer that was lost or released, such as {@code P24M} (environment variable
 *     {@code GENDAN_PRIVACY_KEEP_LOST}); absent: for ever
 */
@ConfigurationProperties("gendan.privacy")
record RetentionSettings(@Nullable Period keepLost) {}
