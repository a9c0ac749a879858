package io.gendan.engine.audit;

import java.nio.file.Path;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the trail is kept.
 *
 * @param keep how long an entry is kept, such as {@code P5Y}; for ever when absent
 * @param anchors file to which the end of the chain is added day by day, best on another machine; when absent it is only
 *     logged
 */
@ConfigurationProperties("gendan.audit")
record AuditSettings(@Nullable Period keep, @Nullable Path anchors) {}
